// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.conditionalaccess.demo.http.Reply;
import java.time.Duration;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The extension notices where Keycloak does not ask it. What another jar does to it is {@link MonitorOnlyIT}'s. */
class SelfCheckIT {
    private static final String GATE = "/authentication/required-actions/device-compliance-gate";

    private final TestRealm realm = TestRealm.create();

    @Test
    void inAnUntouchedRealmEveryPointIsActive() {
        assertThat(realm.admin.get(realm.api("status")).expect(200).json().path("enforcementPoints"))
                .isNotEmpty()
                .allSatisfy(point -> assertThat(point.path("state").asText())
                        .as(point.toString())
                        .isEqualTo("active"));
    }

    @Test
    void aDisabledGateIsAGapUntilSetupOrAnAcknowledgement() {
        gate("enabled", false);

        assertThat(state("login")).isEqualTo("uncovered");
        Reply refused = realm.recipe.setPolicy(Map.of("holdAt", "low"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("errorMessage").asText())
                .contains("login (uncovered)")
                .contains("acknowledgedGaps");

        realm.recipe.policy(Map.of("acknowledgedGaps", "login,login-first"));
        realm.recipe.policy(Map.of("acknowledgedGaps", "", "mode", "monitor"));
        realm.recipe.setUp().policy(Map.of("mode", "enforce"));
        assertThat(state("login")).isEqualTo("active");
    }

    @Test
    void aGateBehindOtherActionsIsAGap() {
        ObjectNode gate =
                (ObjectNode) realm.admin.get(realm.name + GATE).expect(200).json();
        realm.admin.put(realm.name + GATE, gate.put("priority", 1_000)).expect(204);

        assertThat(state("login")).isEqualTo("active");
        assertThat(state("login-first")).isEqualTo("uncovered");
    }

    @Test
    void aGapThatDoesNotExistCannotBeAcknowledged() {
        Reply refused = realm.recipe.setPolicy(Map.of("acknowledgedGaps", "logins"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("errorMessage").asText())
                .startsWith("acknowledgedGaps: ")
                .contains("userinfo")
                .contains("'logins'");
    }

    @Test
    void aMetricShowsTheStateOfEachPoint() {
        Eventually.holds(
                "the gauge of refresh is there",
                Duration.ofSeconds(90),
                () -> MeterLine.of(SharedServer.metrics(), "conditional_access_enforcement_point", "refresh", "active")
                        .endsWith(" 1.0"));
    }

    private void gate(String key, boolean value) {
        ObjectNode gate =
                (ObjectNode) realm.admin.get(realm.name + GATE).expect(200).json();
        realm.admin.put(realm.name + GATE, gate.put(key, value)).expect(204);
    }

    private String state(String point) {
        JsonNode points =
                realm.admin.get(realm.api("status")).expect(200).json().path("enforcementPoints");
        return StreamSupport.stream(points.spliterator(), false)
                .filter(each -> each.path("point").asText().equals(point))
                .findFirst()
                .orElseThrow()
                .path("state")
                .asText();
    }
}
