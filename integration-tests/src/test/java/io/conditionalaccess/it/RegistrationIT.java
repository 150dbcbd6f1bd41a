// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.client.DeviceBrowser;
import io.conditionalaccess.demo.client.Visit;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A person makes an account and is signed in with it; here each time another one. */
class RegistrationIT extends LoginWay {

    @Override
    protected void prepare() {
        settings.change(Map.of("registrationAllowed", true));
    }

    @Override
    protected Visit visit(DeviceBrowser browser) {
        return register(browser, "u" + UUID.randomUUID());
    }

    @Test
    void theAccountIsMadeButItsSessionBeginsOnlyOnceTheDeviceIsWell() {
        infect("medium");
        DeviceBrowser browser = realm.browser(laptop);

        Visit.Page page = Visits.blocked(register(browser, "newcomer"));
        assertThat(settings.sessions("newcomer")).isZero();
        infect("none");

        Visits.code(browser.tryAgain(page));
        assertThat(settings.sessions("newcomer")).isEqualTo(1);
    }

    private static Visit register(DeviceBrowser browser, String user) {
        Visit.Page login = Visits.loginPage(browser.open(DemoRealm.APP));
        Visit form = browser.go(login.link("registration").orElseThrow());
        return browser.submit(
                (Visit.Page) form,
                Map.of(
                        "username", user,
                        "password", "secret",
                        "password-confirm", "secret",
                        "email", user + "@demo.example",
                        "firstName", "New",
                        "lastName", "Comer"));
    }
}
