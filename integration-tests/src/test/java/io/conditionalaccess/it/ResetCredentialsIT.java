// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.client.DeviceBrowser;
import io.conditionalaccess.demo.client.Visit;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** "Forgot password": the link in the mail, the new password, and the application. */
class ResetCredentialsIT extends LoginWay {
    private final Mailbox mailbox = Mailbox.of(realm);

    @Override
    protected void prepare() {
        settings.change(Map.of("resetPasswordAllowed", true));
    }

    @AfterEach
    void close() {
        mailbox.close();
    }

    @Override
    protected Visit visit(DeviceBrowser browser) {
        return PasswordPages.answer(browser, browser.go(forgotten(browser)), "another");
    }

    @Test
    void theLinkDoesNothingOnABadDeviceAndServesOnceThatIsWell() {
        DeviceBrowser browser = realm.browser(laptop);
        URI link = forgotten(browser);
        infect("medium");

        Visit.Page page = Visits.blocked(browser.go(link));
        assertThat(Denials.keptBy(realm).types()).isEqualTo(List.of("LOGIN_ERROR"));
        infect("none");

        Visits.code(PasswordPages.answer(browser, browser.tryAgain(page), "another"));
        assertThat(PasswordPages.isPassword(realm, "another")).isTrue();
    }

    @Test
    void aNewPasswordFromADeviceThatWentBadMeanwhileIsNotTaken() {
        DeviceBrowser browser = realm.browser(laptop);
        Visit asked = browser.go(forgotten(browser));
        infect("medium");

        Visit.Page page = Visits.blocked(PasswordPages.answer(browser, asked, "another"));

        assertThat(PasswordPages.isPassword(realm, "another")).isFalse();
        infect("none");
        Visits.code(PasswordPages.answer(browser, browser.tryAgain(page), "another"));
    }

    private URI forgotten(DeviceBrowser browser) {
        Visit.Page login = Visits.loginPage(browser.open(DemoRealm.APP));
        Visit.Page who = (Visit.Page) browser.go(login.link("reset-credentials").orElseThrow());
        browser.submit(who, Map.of("username", "alice"));
        return mailbox.link();
    }
}
