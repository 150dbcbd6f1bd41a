// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.conditionalaccess.demo.client.Visit;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whether a policy can be enforced, before it is. */
class ImpactIT {
    private final TestRealm realm = TestRealm.create().device("laptop");

    @Test
    void monitorTellsWhomEnforceWouldBlock() {
        realm.recipe.policy(Map.of("mode", "monitor"));
        realm.login("laptop");
        assertThat(realm.visit(realm.fromNowhere())).isInstanceOf(Visit.Code.class);
        Eventually.holds(
                "the would-be refusal is recorded",
                () -> impact().path("recorded").path("decisions").asInt() > 0);

        JsonNode impact = impact();

        assertThat(impact.path("verdict").asText()).isEqualTo("no-go");
        assertThat(impact.path("reasons"))
                .extracting(reason -> reason.path("code").asText())
                .contains("no-break-glass");
        JsonNode reason = impact.path("recorded").path("byReason").path(0);
        assertThat(reason.path("reason").asText()).isEqualTo("unknown-device");
        assertThat(reason.path("users").asInt()).isEqualTo(1);
        assertThat(impact.path("recorded").path("unrecognisedBy")).isNotEmpty();
        assertThat(impact.path("devices").path("evaluated").asInt()).isEqualTo(1);
        assertThat(impact.path("devices").path("blocked").asInt()).isZero();
        assertThat(impact.path("current").path("complete").asBoolean()).isTrue();
    }

    @Test
    void sessionsAndDevicesOfNowAreAskedUnderTheDraft() {
        realm.recipe.policy(Map.of("mode", "monitor"));
        realm.login("laptop");
        realm.tell(realm.edr(), "laptop", Map.of("risk", "low"));

        JsonNode lenient = impact();
        JsonNode strict = realm.admin
                .post(realm.api("impact"), Map.of("policy", Map.of("holdAt", "low")))
                .expect(200)
                .json();

        assertThat(lenient.path("current").path("blocked").asInt()).isZero();
        assertThat(lenient.path("current").path("unrecognisedShare").asDouble()).isZero();
        assertThat(strict.path("current").path("blocked").asInt()).isEqualTo(1);
        assertThat(strict.path("current").path("byReason").toString()).isEqualTo("[{\"reason\":\"risk\",\"count\":1}]");
        assertThat(strict.path("devices").path("blocked").asInt()).isEqualTo(1);
        assertThat(strict.path("reasons"))
                .extracting(reason -> reason.path("code").asText())
                .contains("blocked-share");
        Problems.of(realm.admin.post(realm.api("impact"), Map.of("policy", Map.of("holdAt", "none"))), 400);
        Problems.of(realm.admin.get(realm.api("impact?days=0")), 400);
    }

    @Test
    void coverageCountsWhoAndWhatIsKnown() {
        realm.recipe.policy(Map.of("mode", "monitor"));
        realm.login("laptop");
        realm.recipe.device("silent", "Silent", "linux", "bob");
        realm.tell(realm.edr(), "laptop", Map.of("risk", "none"));

        JsonNode coverage = realm.admin.get(realm.api("coverage")).expect(200).json();

        assertThat(coverage.path("users").asInt()).isEqualTo(2);
        assertThat(coverage.path("usersWithDevice").asInt()).isEqualTo(1);
        assertThat(coverage.path("share").asDouble()).isEqualTo(0.5);
        assertThat(coverage.path("devices").asInt()).isEqualTo(2);
        assertThat(coverage.path("devicesWithoutReport").asInt()).isEqualTo(1);
        assertThat(coverage.path("sources").path(0).path("source").asText()).isEqualTo("edr");
        assertThat(coverage.path("sources").path(0).path("devices").asInt()).isEqualTo(1);
        assertThat(coverage.path("sessions").path("bound").asInt()).isEqualTo(1);
        assertThat(coverage.path("sessions")
                        .path("byClient")
                        .path(0)
                        .path("clientId")
                        .asText())
                .isEqualTo("app");
    }

    @Test
    void aRealmThatTakesNoPartHasNone() {
        TestRealm outside = TestRealm.outside();

        Problems.of(outside.admin.get(outside.api("impact")), 404);
        Problems.of(outside.admin.get(outside.api("coverage")), 404);
    }

    private JsonNode impact() {
        return realm.admin.get(realm.api("impact?days=1")).expect(200).json();
    }
}
