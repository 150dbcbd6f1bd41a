// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.client.SignalSender;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may end what, and how news ages. */
@Tag("core")
class FindingsIT {
    private static final TestRealm REALM = TestRealm.create();
    private static final Fleet FLEET = new Fleet(REALM);
    private final Instant noon = Instant.now().minus(Duration.ofHours(2));

    private final SignalSender edr = REALM.edr();
    private final String laptop = FLEET.device();

    @Test
    void theEndOfOneAlertDoesNotClearAnother() {
        REALM.tell(edr, laptop, Map.of("finding", "a", "risk", "high"));
        REALM.tell(edr, laptop, Map.of("finding", "b", "risk", "medium"));

        assertThat(REALM.tell(edr, laptop, Map.of("finding", "b", "risk", "none", "remediation", "remediated")))
                .isEqualTo("applied");

        assertThat(FLEET.risk(laptop)).isEqualTo("high");
        assertThat(FLEET.finding(laptop, "edr", "b").path("state").asText()).isEqualTo("closed");
    }

    @Test
    void oneSourceDoesNotClearWhatAnotherFound() {
        REALM.tell(edr, laptop, Map.of("finding", "a", "risk", "high"));

        REALM.tell(REALM.mdm(), laptop, Map.of("risk", "none", "compliance", "compliant"));
        REALM.tell(REALM.mdm(), laptop, Map.of("finding", "a", "risk", "none", "remediation", "dismissed"));

        assertThat(FLEET.risk(laptop)).isEqualTo("high");
    }

    @Test
    void aWholeVerdictSupersedesItsSourcesOlderFindings() {
        say(Map.of("finding", "a", "risk", "high"), noon);

        assertThat(say(Map.of("risk", "low"), noon.plusSeconds(1))).isEqualTo("applied");

        assertThat(FLEET.risk(laptop)).isEqualTo("low");
    }

    @Test
    void aFindingNewerThanTheVerdictStands() {
        say(Map.of("finding", "a", "risk", "high"), noon);

        say(Map.of("risk", "low"), noon.minusSeconds(1));

        assertThat(FLEET.risk(laptop)).isEqualTo("high");
    }

    @Test
    void aFindingOlderThanTheVerdictIsOutdatedWhenItComesLate() {
        say(Map.of("risk", "low"), noon);

        assertThat(say(Map.of("finding", "a", "risk", "high"), noon.minusSeconds(1)))
                .isEqualTo("outdated");
        assertThat(FLEET.access(laptop)).isEqualTo("ok");
    }

    @ParameterizedTest
    @ValueSource(strings = {"detected", "in_progress", "pending_approval", "contained"})
    void aFindingThatIsBeingWorkedOnIsOpen(String stage) {
        REALM.tell(edr, laptop, Map.of("finding", "a", "risk", "high"));

        assertThat(REALM.tell(edr, laptop, Map.of("finding", "a", "risk", "high", "remediation", stage)))
                .isEqualTo("applied");

        assertThat(FLEET.risk(laptop)).isEqualTo("high");
        assertThat(FLEET.finding(laptop, "edr", "a").path("state").asText()).isEqualTo("open");
    }

    @ParameterizedTest
    @ValueSource(strings = {"remediated", "dismissed"})
    void aFindingThatIsSettledIsClosedWhateverLevelIsSent(String stage) {
        REALM.tell(edr, laptop, Map.of("finding", "a", "risk", "high"));

        assertThat(REALM.tell(edr, laptop, Map.of("finding", "a", "risk", "high", "remediation", stage)))
                .isEqualTo("applied");

        assertThat(FLEET.access(laptop)).isEqualTo("ok");
        assertThat(FLEET.finding(laptop, "edr", "a").path("state").asText()).isEqualTo("closed");
    }

    @Test
    void theEndOfAFindingMayOvertakeItsBeginning() {
        assertThat(say(Map.of("finding", "a", "risk", "none", "remediation", "remediated"), noon))
                .isEqualTo("applied");

        assertThat(say(Map.of("finding", "a", "risk", "high"), noon.minusSeconds(1)))
                .isEqualTo("outdated");
        assertThat(FLEET.access(laptop)).isEqualTo("ok");
    }

    @Test
    void onAWholeVerdictTheLevelRulesAndNotTheStage() {
        REALM.tell(edr, laptop, Map.of("risk", "high", "remediation", "remediated"));

        assertThat(FLEET.access(laptop)).isEqualTo("revoke");
    }

    @Test
    void criticalIsReadAsHigh() {
        REALM.tell(edr, laptop, Map.of("risk", "critical"));

        assertThat(FLEET.risk(laptop)).isEqualTo("high");
    }

    @Test
    void goodNewsThatHasExpiredIsUnknownAndNotClean() {
        say(Map.of("risk", "low", "expires_at", noon.plusSeconds(60).toString()), noon);

        assertThat(REALM.shown(laptop).path("posture").path("unknown").path(0).asText())
                .isEqualTo("risk");
        assertThat(FLEET.finding(laptop, "edr", Fleet.SNAPSHOT).path("state").asText())
                .isEqualTo("unknown");
    }

    @Test
    void badNewsThatHasExpiredStands() {
        say(Map.of("risk", "medium", "expires_at", noon.plusSeconds(60).toString()), noon);

        assertThat(FLEET.access(laptop)).isEqualTo("hold");
    }

    @Test
    void aSourceThatNoLongerKnowsDoesNotClear() {
        say(Map.of("risk", "medium"), noon);

        assertThat(say(Map.of("risk", "unknown"), noon.plusSeconds(1))).isEqualTo("applied");

        assertThat(FLEET.access(laptop)).isEqualTo("hold");
    }

    private String say(Map<String, String> fields, Instant observedAt) {
        Map<String, String> all = new HashMap<>(fields);
        all.put("observed_at", observedAt.toString());
        return REALM.tell(edr, laptop, all);
    }
}
