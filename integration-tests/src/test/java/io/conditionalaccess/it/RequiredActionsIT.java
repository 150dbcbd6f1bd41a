// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.client.DeviceBrowser;
import io.conditionalaccess.demo.client.Visit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A login with something to do before it completes: accept the terms, and choose a new password. */
class RequiredActionsIT extends LoginWay {

    @Override
    protected void prepare() {
        settings.requiredAction("TERMS_AND_CONDITIONS", Map.of("enabled", true));
    }

    @Override
    protected Visit visit(DeviceBrowser browser) {
        settings.user("alice", Map.of("requiredActions", List.of("TERMS_AND_CONDITIONS", "UPDATE_PASSWORD")));
        Visit visit = browser.login(DemoRealm.APP, "alice", "alice");
        // In the order that the realm has them.
        for (int i = 0; i < 2; i++) {
            visit = PasswordPages.answer(browser, accepted(browser, visit), "alice");
        }
        return visit;
    }

    private static Visit accepted(DeviceBrowser browser, Visit visit) {
        return visit instanceof Visit.Page page && page.reply().body().contains("name=\"accept\"")
                ? browser.submit(page, Map.of("accept", "yes"))
                : visit;
    }

    @Test
    void theGateComesBeforeWhatThereIsToDo() {
        settings.user("alice", Map.of("requiredActions", List.of("UPDATE_PASSWORD")));
        DeviceBrowser browser = realm.browser(laptop);
        infect("medium");

        Visit.Page page = Visits.blocked(browser.login(DemoRealm.APP, "alice", "alice"));
        infect("none");

        Visits.code(PasswordPages.answer(browser, PasswordPages.asked(browser.tryAgain(page)), "another"));
    }

    @Test
    void anAnswerFromADeviceThatWentBadMeanwhileIsNotTaken() {
        DeviceBrowser browser = realm.browser(laptop);
        Visit asked = askedForAPassword(browser);
        infect("medium");

        Visit.Page page = Visits.blocked(PasswordPages.answer(browser, asked, "another"));
        assertThat(Denials.keptBy(realm).types()).isEqualTo(List.of("LOGIN_ERROR"));
        assertThat(PasswordPages.isPassword(realm, "another")).isFalse();
        Visits.blocked(browser.tryAgain(page));
        infect("none");

        Visits.code(PasswordPages.answer(browser, PasswordPages.asked(browser.tryAgain(page)), "another"));
    }

    @Test
    void anAnswerFromAnotherDeviceThanThePageWasShownOnCountsForThatOne() {
        DeviceBrowser browser = realm.browser(laptop);
        Visit asked = askedForAPassword(browser);
        assertThat(realm.tell(realm.edr(), "phone", Map.of("risk", "medium"))).isEqualTo("applied");

        Visits.blocked(PasswordPages.answer(browser.withCookiesStolenBy(phone()), asked, "another"));

        assertThat(PasswordPages.isPassword(realm, "another")).isFalse();
    }

    @Test
    void anActionThatAnAdministratorMovedToTheFrontIsNoWayAround() {
        settings.requiredAction("UPDATE_PASSWORD", Map.of("priority", 0));
        DeviceBrowser browser = realm.browser(laptop);
        settings.user("alice", Map.of("requiredActions", List.of("UPDATE_PASSWORD")));
        infect("medium");
        Visit visit = browser.login(DemoRealm.APP, "alice", "alice");

        Visit.Page page = Visits.blocked(PasswordPages.answer(browser, visit, "another"));

        assertThat(PasswordPages.isPassword(realm, "another")).isFalse();
        Visits.blocked(browser.tryAgain(page));
    }

    private Visit askedForAPassword(DeviceBrowser browser) {
        settings.user("alice", Map.of("requiredActions", List.of("UPDATE_PASSWORD")));
        return PasswordPages.asked(browser.login(DemoRealm.APP, "alice", "alice"));
    }
}
