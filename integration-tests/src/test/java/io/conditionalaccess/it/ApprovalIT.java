// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.client.Tokens;
import io.conditionalaccess.demo.client.Visit;
import io.conditionalaccess.demo.http.Reply;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** After a severe risk access comes back only when an operator agrees; the person sees how far things are. */
class ApprovalIT {
    private final TestRealm realm = TestRealm.create().device("laptop");

    @Test
    void accessWaitsForAnOperatorOnceTheDeviceIsWell() {
        AlertEvents alerts = new AlertEvents(realm);
        realm.recipe.policy(Map.of("restoreApproval", "medium"));
        Tokens held = realm.login("laptop");
        realm.tell(realm.edr(), "laptop", Map.of("risk", "medium"));
        Problems.of(approve(Map.of("reason", "too early")), 409);

        realm.tell(realm.edr(), "laptop", Map.of("risk", "none"));

        assertThat(realm.shown("laptop").path("access").asText()).isEqualTo("hold");
        assertThat(realm.shown("laptop").path("awaitingApproval").path("reason").asText())
                .isEqualTo("restore");
        assertThat(realm.refresh("laptop", held)).isEqualTo(400);
        assertThat(Visits.blocked(realm.visit(realm.from("laptop"))).text()).contains("Somebody has to agree first");
        Eventually.holds("somebody is asked", () -> alerts.count("approval-needed") == 1);

        Problems.of(approve(Map.of()), 400);
        approve(Map.of("reason", "looked at it")).expect(200);

        assertThat(realm.shown("laptop").path("awaitingApproval").isNull()).isTrue();
        assertThat(realm.refresh("laptop", held)).isEqualTo(200);
        Problems.of(approve(Map.of("reason", "twice")), 409);
        Eventually.holds("all is told", () -> alerts.count("device-restored") == 1);
        assertThat(realm.admin
                        .get(realm.name + "/admin-events?resourcePath=device-compliance/devices/laptop/approve")
                        .expect(200)
                        .json()
                        .size())
                .isEqualTo(1);
    }

    @Test
    void lowerRisksNeedNone() {
        realm.recipe.policy(Map.of("restoreApproval", "high"));
        Tokens held = realm.login("laptop");
        realm.tell(realm.edr(), "laptop", Map.of("risk", "medium"));

        realm.tell(realm.edr(), "laptop", Map.of("risk", "none"));

        assertThat(realm.refresh("laptop", held)).isEqualTo(200);
    }

    @Test
    void thePageSaysHowFarTheRemediationIs() {
        realm.tell(realm.edr(), "laptop", Map.of("risk", "medium", "finding", "alert-1", "remediation", "in_progress"));

        Visit.Page page = Visits.blocked(realm.visit(realm.from("laptop")));

        assertThat(page.text()).contains("Your security team is working on it.");
        assertThat(realm.finding("laptop", "alert-1").path("stage").asText()).isEqualTo("in_progress");
    }

    private Reply approve(Map<String, String> body) {
        return realm.admin.post(realm.ofDevice("laptop", "/approve"), body);
    }
}
