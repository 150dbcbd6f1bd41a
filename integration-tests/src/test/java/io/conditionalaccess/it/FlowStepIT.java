// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.client.DeviceBrowser;
import io.conditionalaccess.demo.client.Tokens;
import io.conditionalaccess.demo.client.Visit;
import io.conditionalaccess.demo.http.Http;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The check where an administrator placed it in a flow, with the gate out of the way. */
@Tag("core")
class FlowStepIT {
    private static final String FLOW = "with-device";

    private final TestRealm realm = TestRealm.create().device("laptop").device("phone");
    private final RealmSettings settings = new RealmSettings(realm);
    private final Flows flows = new Flows(realm, FLOW);
    private final Denials denials = Denials.keptBy(realm);
    private final Http laptop = realm.from("laptop");
    private final DeviceBrowser browser = realm.browser(laptop);

    @Test
    void theStepRefusesABadDeviceAndGoesOnAfterTheClear() {
        stepInTheFlow();
        infect("medium");

        Visit.Page page = Visits.blocked(browser.login(DemoRealm.APP, "alice", "alice"));
        assertThat(denials.types()).isEqualTo(List.of("LOGIN_ERROR"));
        assertThat(settings.sessions("alice")).isZero();
        infect("none");

        Tokens tokens = Visits.tokens(realm.app(laptop), browser.tryAgain(page));
        assertThat(Visits.device(tokens)).isEqualTo("laptop");
    }

    @Test
    void theStepAsksAtSingleSignOnToo() {
        stepInTheFlow();
        Visits.code(browser.login(DemoRealm.APP, "alice", "alice"));
        Visits.blocked(browser.withCookiesStolenBy(realm.from("phone")).open(DemoRealm.APP));
        infect("medium");

        Visits.blocked(browser.open(DemoRealm.APP));
        assertThat(browser.openSilently(DemoRealm.APP)).isEqualTo(new Visit.Refusal("login_required"));
        infect("none");

        Visits.code(browser.openSilently(DemoRealm.APP));
    }

    @Test
    void aRevocationReachesWhatTheStepBound() {
        stepInTheFlow();
        Tokens tokens = Visits.tokens(realm.app(laptop), browser.login(DemoRealm.APP, "alice", "alice"));

        infect("high");

        Eventually.holds("the session is gone", () -> settings.sessions("alice") == 0);
        realm.app(laptop).refresh(tokens.refresh()).expect(400);
    }

    @Test
    void badDevicesDoNotLockTheirPersonsOut() {
        settings.change(Map.of("bruteForceProtected", true, "failureFactor", 2));
        stepInTheFlow();
        infect("medium");

        Visit.Page page = Visits.blocked(browser.login(DemoRealm.APP, "alice", "alice"));
        for (int i = 0; i < 4; i++) {
            page = Visits.blocked(browser.tryAgain(page));
        }

        assertThat(settings.failures("alice")).isZero();
        infect("none");
        Visits.code(browser.tryAgain(page));
    }

    @Test
    void theGateDoesNotLockAnybodyOutEither() {
        settings.change(Map.of("bruteForceProtected", true, "failureFactor", 2));
        infect("medium");

        for (int i = 0; i < 4; i++) {
            Visits.blocked(browser.login(DemoRealm.APP, "alice", "alice"));
            realm.app(laptop).password("alice", "alice", "openid").expect(400);
        }

        assertThat(settings.failures("alice")).isZero();
    }

    @Test
    void aSubFlowRunsForTheDevicesThatItsConditionNames() {
        Visits.code(realm.browser(laptop).login(DemoRealm.APP, "alice", "alice"));
        flows.createForPersons();
        flows.subFlow(FLOW, "bad devices", "CONDITIONAL");
        flows.execution("bad devices", "conditional-device-compliance", "REQUIRED");
        flows.execution("bad devices", "deny-access-authenticator", "REQUIRED");
        use();

        Visits.code(realm.browser(laptop).login(DemoRealm.APP, "alice", "alice"));
        infect("medium");
        Visit visit = realm.browser(laptop).login(DemoRealm.APP, "alice", "alice");

        assertThat(visit).isInstanceOf(Visit.Page.class);
        assertThat(((Visit.Page) visit).text()).contains("Access denied");
        Visits.code(realm.browser(realm.from("phone")).login(DemoRealm.APP, "alice", "alice"));
    }

    @Test
    void theConditionMatchesTheStatesThatItIsTold() {
        flows.createForPersons();
        flows.subFlow(FLOW, "healthy devices", "CONDITIONAL");
        String condition = flows.execution("healthy devices", "conditional-device-compliance", "REQUIRED");
        flows.execution("healthy devices", "deny-access-authenticator", "REQUIRED");
        flows.configure(condition, Map.of("deviceStates", "ok"));
        use();

        Visit healthy = realm.browser(laptop).login(DemoRealm.APP, "alice", "alice");
        assertThat(healthy).isInstanceOf(Visit.Page.class);
        infect("medium");
        Visits.code(realm.browser(laptop).login(DemoRealm.APP, "alice", "alice"));
    }

    private void stepInTheFlow() {
        flows.createForPersons();
        flows.execution(FLOW, "device-compliance", "REQUIRED");
        use();
    }

    private void use() {
        flows.useInBrowsers();
        settings.gate(false);
    }

    private void infect(String risk) {
        assertThat(realm.tell(realm.edr(), "laptop", Map.of("risk", risk))).isEqualTo("applied");
    }
}
