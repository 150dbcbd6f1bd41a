// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A switch to enforce takes itself back unless somebody confirms it. */
class ConfirmEnforceIT {
    private final TestRealm realm = TestRealm.outside();

    @Test
    void anUnconfirmedSwitchIsTakenBackAndAConfirmedOneStays() {
        TestRealm confirmed = TestRealm.outside();
        Alerting alerts = Alerting.keptBy(realm);
        confirmed.recipe.setUp().policy(Map.of("mode", "warn"));
        confirmed.recipe.policy(Map.of("mode", "enforce", "confirmEnforceWithin", "PT8S"));
        Instant wouldBeBack = Instant.now().plusSeconds(8);
        confirmed.admin.post(confirmed.api("policy/confirm")).expect(200);
        realm.recipe.setUp().policy(Map.of("mode", "enforce", "confirmEnforceWithin", "PT5S"));
        assertThat(status(realm).path("mode").asText()).isEqualTo("enforce");

        Eventually.holds(
                "the mode before is back",
                Duration.ofSeconds(40),
                () -> status(realm).path("mode").asText().equals("monitor"));

        assertThat(status(realm).path("confirmBy").isNull()).isTrue();
        Eventually.holds("an alert says so", () -> alerts.of("enforce-reverted").size() == 1);
        assertThat(alerts.of("enforce-reverted").get(0).path("mode").asText()).isEqualTo("monitor");
        Eventually.after(wouldBeBack);
        assertThat(status(confirmed).path("mode").asText()).isEqualTo("enforce");
    }

    @Test
    void statusAndPolicySayUntilWhenAndWhatComesBack() {
        realm.recipe.setUp().policy(Map.of("mode", "warn"));
        realm.recipe.policy(Map.of("mode", "enforce"));

        JsonNode policy = realm.admin.get(realm.api("policy")).expect(200).json();

        assertThat(policy.path("revertTo").asText()).isEqualTo("warn");
        assertThat(Instant.parse(policy.path("confirmBy").asText()))
                .isBetween(Instant.now().plusSeconds(1_500), Instant.now().plusSeconds(1_800));
        assertThat(status(realm).path("confirmBy").asText())
                .isEqualTo(policy.path("confirmBy").asText());
        JsonNode after =
                realm.admin.post(realm.api("policy/confirm")).expect(200).json();
        assertThat(after.path("confirmBy").isNull()).isTrue();
        Problems.of(realm.admin.post(realm.api("policy/confirm")), 409);
    }

    @Test
    void anotherEditKeepsTheTimeAndTheWayBackEndsIt() {
        realm.recipe.setUp().policy(Map.of("mode", "enforce"));
        String by = status(realm).path("confirmBy").asText();

        realm.recipe.policy(Map.of("holdAt", "high"));
        assertThat(status(realm).path("confirmBy").asText()).isEqualTo(by).isNotEmpty();

        realm.recipe.policy(Map.of("mode", "monitor"));
        assertThat(status(realm).path("confirmBy").isNull()).isTrue();
    }

    @Test
    void withoutATimeNothingIsTakenBack() {
        realm.recipe.setUp().policy(Map.of("mode", "enforce", "confirmEnforceWithin", "PT0S"));

        assertThat(status(realm).path("mode").asText()).isEqualTo("enforce");
        assertThat(status(realm).path("confirmBy").isNull()).isTrue();
    }

    private static JsonNode status(TestRealm realm) {
        return realm.admin.get(realm.api("status")).expect(200).json();
    }
}
