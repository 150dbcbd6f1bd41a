// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.client.DeviceBrowser;
import io.conditionalaccess.demo.client.Tokens;
import io.conditionalaccess.demo.client.Visit;
import io.conditionalaccess.demo.http.Http;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The check where an administrator placed it in a flow, with the gate out of the way. */
class FlowStepIT {
    private static final String FLOW = "with-device";

    private final TestRealm realm = TestRealm.create().device("laptop").device("phone");
    private final RealmSettings settings = new RealmSettings(realm);
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
        flow();
        subFlow(FLOW, "bad devices", "CONDITIONAL");
        execution("bad devices", "conditional-device-compliance", "REQUIRED");
        execution("bad devices", "deny-access-authenticator", "REQUIRED");
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
        flow();
        subFlow(FLOW, "healthy devices", "CONDITIONAL");
        String condition = execution("healthy devices", "conditional-device-compliance", "REQUIRED");
        execution("healthy devices", "deny-access-authenticator", "REQUIRED");
        realm.admin
                .post(
                        realm.name + "/authentication/executions/" + condition + "/config",
                        Map.of("alias", "healthy", "config", Map.of("deviceStates", "ok")))
                .expect(201);
        use();

        Visit healthy = realm.browser(laptop).login(DemoRealm.APP, "alice", "alice");
        assertThat(healthy).isInstanceOf(Visit.Page.class);
        infect("medium");
        Visits.code(realm.browser(laptop).login(DemoRealm.APP, "alice", "alice"));
    }

    private void stepInTheFlow() {
        flow();
        execution(FLOW, "device-compliance", "REQUIRED");
        use();
    }

    /** A step beside alternatives would switch them off, so they go into a sub-flow of their own. */
    private void flow() {
        realm.admin
                .post(
                        realm.name + "/authentication/flows",
                        Map.of("alias", FLOW, "providerId", "basic-flow", "topLevel", true, "builtIn", false))
                .expect(201);
        subFlow(FLOW, "person", "REQUIRED");
        execution("person", "auth-cookie", "ALTERNATIVE");
        subFlow("person", "password form", "ALTERNATIVE");
        execution("password form", "auth-username-password-form", "REQUIRED");
    }

    private void use() {
        settings.change(Map.of("browserFlow", FLOW));
        String gate = realm.name + "/authentication/required-actions/device-compliance-gate";
        ObjectNode action = (ObjectNode) realm.admin.get(gate).expect(200).json();
        realm.admin.put(gate, action.put("enabled", false)).expect(204);
    }

    private void subFlow(String parent, String alias, String requirement) {
        realm.admin
                .post(
                        executions(parent) + "/flow",
                        Map.of("alias", alias, "type", "basic-flow", "provider", "registration-page-form"))
                .expect(201);
        require(parent, "displayName", alias, requirement);
    }

    private String execution(String parent, String provider, String requirement) {
        realm.admin
                .post(executions(parent) + "/execution", Map.of("provider", provider))
                .expect(201);
        return require(parent, "providerId", provider, requirement);
    }

    private String require(String parent, String key, String value, String requirement) {
        for (JsonNode execution :
                realm.admin.get(executions(parent)).expect(200).json()) {
            if (execution.path(key).asText().equals(value)) {
                ((ObjectNode) execution).put("requirement", requirement);
                realm.admin.put(executions(parent), execution).expect(202, 204);
                return execution.path("id").asText();
            }
        }
        throw new AssertionError("no " + value + " in " + parent);
    }

    private String executions(String flow) {
        return realm.name + "/authentication/flows/" + Http.encode(flow) + "/executions";
    }

    private void infect(String risk) {
        assertThat(realm.tell(realm.edr(), "laptop", Map.of("risk", risk))).isEqualTo("applied");
    }
}
