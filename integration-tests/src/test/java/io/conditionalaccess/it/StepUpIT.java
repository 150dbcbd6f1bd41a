// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.client.DeviceBrowser;
import io.conditionalaccess.demo.client.Visit;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** More is asked for in a sub-flow whose condition names the device's state; here the password once more. */
class StepUpIT {
    private static final String FLOW = "with-step-up";

    private final TestRealm realm = TestRealm.create().device("laptop");
    private final Flows flows = new Flows(realm, FLOW);

    @BeforeEach
    void flow() {
        flows.createForPersons();
        flows.subFlow(FLOW, "step up", "CONDITIONAL");
        String condition = flows.execution("step up", "conditional-device-compliance", "REQUIRED");
        flows.configure(condition, Map.of("deviceStates", "unknown-device-allowed##hold"));
        flows.execution("step up", "auth-password-form", "REQUIRED");
        flows.useInBrowsers();
        realm.recipe.policy(Map.of("unknownDevice", "allow"));
    }

    @Test
    void aToleratedDeviceHasToDoMore() {
        DeviceBrowser browser = realm.browser(realm.fromNowhere());

        Visit again = browser.login(DemoRealm.APP, "alice", "alice");

        Visits.code(browser.submit(Visits.loginPage(again), Map.of("password", "alice")));
    }

    @Test
    void aHealthyDeviceHasNot() {
        Visits.code(realm.browser(realm.from("laptop")).login(DemoRealm.APP, "alice", "alice"));
    }

    @Test
    void nothingThatSomebodyDoesMakesUpForABadDevice() {
        assertThat(realm.tell(realm.edr(), "laptop", Map.of("risk", "medium"))).isEqualTo("applied");
        DeviceBrowser browser = realm.browser(realm.from("laptop"));

        Visit again = browser.login(DemoRealm.APP, "alice", "alice");

        Visits.blocked(browser.submit(Visits.loginPage(again), Map.of("password", "alice")));
    }
}
