// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.client.DeviceBrowser;
import io.conditionalaccess.demo.client.Tokens;
import io.conditionalaccess.demo.client.Visit;
import io.conditionalaccess.demo.http.Http;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The page that tells a person before anything is refused. */
class WarningIT {
    private final TestRealm realm = TestRealm.create().device("laptop").device("phone");
    private final Http laptop = realm.from("laptop");
    private final DeviceBrowser browser = realm.browser(laptop);
    private final Denials denials = Denials.keptBy(realm);

    @Test
    void warnTellsAPersonOfWhatEnforceWouldRefuseAndThenLetsThemIn() {
        policy(Map.of("mode", "warn"));
        tell("laptop", "high");

        Visit.Page page = warning(login());

        assertThat(page.text()).contains("Device laptop").contains("found a problem on this device");
        assertThat(page.asksForPassword()).isFalse();
        Tokens tokens = Visits.tokens(realm.app(laptop), browser.submit(page, Map.of()));
        assertThat(Visits.device(tokens)).isEqualTo("laptop");
        assertThat(realm.refresh("laptop", tokens)).isEqualTo(200);
        assertThat(denials.all()).isEmpty();
    }

    @Test
    void nobodyIsToldTwiceADayOfTheSameDevice() {
        policy(Map.of("mode", "warn"));
        tell("laptop", "high");
        tell("phone", "high");
        Visits.code(browser.submit(warning(login()), Map.of()));

        Visits.code(browser.open(DemoRealm.APP));
        Visits.code(realm.visit(laptop));
        warning(realm.visit(realm.from("phone")));
    }

    @Test
    void whoeverLeavesThePageHasNotBeenTold() {
        policy(Map.of("mode", "warn"));
        tell("laptop", "high");
        warning(realm.visit(laptop));

        warning(realm.visit(laptop));
    }

    @Test
    void aDeviceThatIsNotRecognisedIsToldHowToBecomeSo() {
        policy(Map.of("mode", "warn"));
        DeviceBrowser nowhere = realm.browser(realm.fromNowhere());

        Visit.Page page = warning(nowhere.login(DemoRealm.APP, "alice", "alice"));

        assertThat(page.text()).contains("could not recognise this device").contains("certificate");
        Visits.code(nowhere.submit(page, Map.of()));
    }

    @Test
    void aGracePeriodShowsItsDeadlineWithTimeZone() {
        policy(Map.of("gracePeriod", "P3D"));
        notCompliant();

        Visit.Page page = warning(login());

        int year = Instant.now().plus(Duration.ofDays(3)).atZone(ZoneOffset.UTC).getYear();
        assertThat(page.text())
                .contains("until")
                .contains(Integer.toString(year))
                .contains(" UTC");
        Visits.code(browser.submit(page, Map.of()));
        Visits.code(realm.visit(laptop));
    }

    @Test
    void aGraceThatItsSourceGrantsShowsItsDeadlineToo() {
        realm.tell(
                realm.mdm(),
                "laptop",
                Map.of(
                        "compliance",
                        "in-grace",
                        "grace_until",
                        Instant.now().plus(Duration.ofDays(2)).toString()));

        assertThat(warning(login()).text()).contains(" UTC");
    }

    @Test
    void aPassiveRequestIsNotStoppedAndAnAppThatNeedsNoPageSeesNone() {
        Visits.code(login());
        policy(Map.of("gracePeriod", "P3D"));
        notCompliant();

        Visits.code(browser.openSilently(DemoRealm.APP));
        realm.app(laptop).password("alice", "alice", "openid").expect(200);
        warning(browser.open(DemoRealm.APP));
    }

    @Test
    void monitorTellsNobodyAnything() {
        policy(Map.of("mode", "monitor", "gracePeriod", "P3D"));
        notCompliant();

        Visits.code(login());
    }

    @Test
    void onlyThePilotIsTold() {
        policy(Map.of("mode", "warn", "enforceClients", "other"));
        tell("laptop", "high");
        Visits.code(login());

        policy(Map.of("enforceClients", "other,app"));

        warning(browser.open(DemoRealm.APP));
    }

    @Test
    void theButtonIsNoWayAroundABlockThatCameSince() {
        policy(Map.of("gracePeriod", "P3D"));
        notCompliant();
        Visit.Page page = warning(login());

        tell("laptop", "medium");

        Visit.Page blocked = Visits.blocked(browser.submit(page, Map.of()));
        tell("laptop", "none");
        Visits.code(browser.tryAgain(blocked));
    }

    @Test
    void theStepOfAFlowTellsToo() {
        Flows flows = new Flows(realm, "with-device");
        flows.createForPersons();
        flows.execution("with-device", "device-compliance", "REQUIRED");
        flows.useInBrowsers();
        new RealmSettings(realm).gate(false);
        policy(Map.of("mode", "warn"));
        tell("laptop", "high");

        Visits.code(browser.submit(warning(login()), Map.of()));

        assertThat(browser.openSilently(DemoRealm.APP)).isInstanceOf(Visit.Code.class);
        Visits.code(realm.visit(laptop));
    }

    /** More is asked for while a deadline runs, and the deadline is shown besides. */
    @Test
    void aDeviceInGraceCanBeMadeToDoMore() {
        Flows flows = new Flows(realm, "with-step-up");
        flows.createForPersons();
        flows.subFlow("with-step-up", "step up", "CONDITIONAL");
        String condition = flows.execution("step up", "conditional-device-compliance", "REQUIRED");
        flows.configure(condition, Map.of("deviceStates", "in-grace-period"));
        flows.execution("step up", "auth-password-form", "REQUIRED");
        flows.useInBrowsers();
        Visits.code(realm.visit(laptop));
        policy(Map.of("gracePeriod", "P3D"));
        notCompliant();

        Visit.Page again = Visits.loginPage(login());
        Visit.Page page = warning(browser.submit(again, Map.of("password", "alice")));

        Visits.code(browser.submit(page, Map.of()));
        tell("laptop", "medium");
        Visits.blocked(realm.visit(laptop));
    }

    private Visit login() {
        return browser.login(DemoRealm.APP, "alice", "alice");
    }

    private static Visit.Page warning(Visit visit) {
        String seen = visit instanceof Visit.Page page ? page.text() : visit.toString();
        assertThat(visit).as(seen).isInstanceOf(Visit.Page.class);
        Visit.Page page = (Visit.Page) visit;
        assertThat(page.status()).as(seen).isEqualTo(200);
        assertThat(page.reply().body()).as(seen).contains("device-warning-continue");
        return page;
    }

    private void policy(Map<String, String> changes) {
        realm.recipe.policy(changes);
    }

    private void tell(String device, String risk) {
        assertThat(realm.tell(realm.edr(), device, Map.of("risk", risk))).isEqualTo("applied");
    }

    private void notCompliant() {
        realm.tell(realm.mdm(), "laptop", Map.of("compliance", "not-compliant"));
    }
}
