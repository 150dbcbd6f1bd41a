// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.client.DeviceBrowser;
import io.conditionalaccess.demo.client.Visit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An application sends somebody who is signed in to change the password ({@code kc_action}). */
class ApplicationInitiatedActionIT extends ReturningLogin {

    @Override
    protected Visit visit(DeviceBrowser browser) {
        Visit asked = withPassword(browser, browser.open(DemoRealm.APP, Map.of("kc_action", "UPDATE_PASSWORD")));
        return PasswordPages.answer(browser, asked, "alice");
    }

    @Test
    void anAnswerFromADeviceThatWentBadMeanwhileIsNotTaken() {
        DeviceBrowser browser = browser(laptop);
        Visit asked = PasswordPages.asked(browser.open(DemoRealm.APP, Map.of("kc_action", "UPDATE_PASSWORD")));
        infect("medium");

        Visits.blocked(PasswordPages.answer(browser, asked, "another"));

        assertThat(PasswordPages.isPassword(realm, "another")).isFalse();
    }

    @Test
    void anAccountIsNotDeletedFromADeviceThatWentBadMeanwhile() {
        settings.requiredAction("delete_account", Map.of("enabled", true));
        new Clients(realm).grant(settings.userNamed("alice").path("id").asText(), "account", "delete-account");
        DeviceBrowser browser = browser(laptop);
        // For this one Keycloak wants the password again.
        Visit.Page asked =
                (Visit.Page) withPassword(browser, browser.open(DemoRealm.APP, Map.of("kc_action", "delete_account")));
        assertThat(asked.text()).contains("Deleting your account");
        infect("medium");

        Visits.blocked(browser.submit(asked, Map.of()));

        assertThat(settings.userNamed("alice").path("enabled").asBoolean()).isTrue();
    }

    /** Keycloak takes an address that has the code of a page for an answer to it, without any form. */
    @Test
    void openingTheAddressOfThePageIsAnAnswerToo() {
        settings.requiredAction("delete_account", Map.of("enabled", true));
        new Clients(realm).grant(settings.userNamed("alice").path("id").asText(), "account", "delete-account");
        DeviceBrowser browser = browser(laptop);
        Visit.Page asked =
                (Visit.Page) withPassword(browser, browser.open(DemoRealm.APP, Map.of("kc_action", "delete_account")));
        assertThat(asked.text()).contains("Deleting your account");
        infect("medium");

        Visits.blocked(browser.go(asked.formAction().orElseThrow()));

        assertThat(settings.userNamed("alice").path("enabled").asBoolean()).isTrue();
    }

    /** Keycloak skips an action that it is asked for but that nobody may ask for, even if it is required. */
    @Test
    void namingTheGateItselfDoesNotOpenIt() {
        infect("medium");
        Map<String, String> gate = Map.of("kc_action", "device-compliance-gate");

        Visits.blocked(browser(laptop).open(DemoRealm.APP, gate));
        DeviceBrowser fresh = realm.browser(laptop);
        Visits.blocked(withPassword(fresh, fresh.open(DemoRealm.APP, gate)));

        assertThat(Denials.keptBy(realm).types()).isEqualTo(List.of("LOGIN_ERROR", "LOGIN_ERROR"));
        infect("none");
        Visits.code(browser(laptop).open(DemoRealm.APP, gate));
    }
}
