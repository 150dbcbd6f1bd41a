// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

import static io.conditionalaccess.admin.Fixtures.NOW;
import static io.conditionalaccess.admin.Fixtures.assertion;
import static io.conditionalaccess.admin.Fixtures.json;
import static io.conditionalaccess.admin.Fixtures.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.core.posture.Assertion;
import io.conditionalaccess.core.posture.Axis;
import io.conditionalaccess.core.posture.Detail;
import io.conditionalaccess.core.posture.Observation;
import io.conditionalaccess.core.posture.ObservationKey;
import io.conditionalaccess.core.posture.RiskLevel;
import io.conditionalaccess.core.posture.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FindingRepresentationTest {
    private static final ObservationKey SNAPSHOT = ObservationKey.snapshot("edr", Axis.RISK);
    private static final ObservationKey ALERT = new ObservationKey("edr", Axis.RISK, "alert-1");

    @Test
    void showsEverythingThatASourceSaid() {
        Observation alert = Observation.first(
                ALERT,
                new Assertion(
                        Optional.of(RiskLevel.HIGH),
                        false,
                        Instant.parse("2026-11-22T11:00:00.123456Z"),
                        Optional.of(Instant.parse("2026-11-23T00:00:00Z")),
                        Optional.empty(),
                        Optional.of(Stage.IN_PROGRESS),
                        new Detail(
                                Optional.of("malware"),
                                Optional.of("Emotet"),
                                Map.of("en", "Call the helpdesk.", "de", "Bitte anrufen."),
                                Optional.of("https://edr.example/alerts/1"))));

        assertThat(Json.write(FindingRepresentation.of(List.of(alert), NOW, Optional.empty())))
                .isEqualTo(json("""
                                [{'source':'edr','axis':'risk','finding':'alert-1','level':'high','state':'open',
                                'observedAt':'2026-11-22T11:00:00.123456Z','expiresAt':'2026-11-23T00:00:00Z',
                                'graceUntil':null,'unknownSince':null,'stage':'in_progress',
                                'reason':{'code':'malware','admin':'Emotet',
                                'user':{'de':'Bitte anrufen.','en':'Call the helpdesk.'}},
                                'evidence':'https://edr.example/alerts/1'}]"""));
    }

    @Test
    void aSnapshotHasNoFindingId() {
        assertThat(states(said(SNAPSHOT, RiskLevel.LOW, "2026-11-22T11:00:00Z")))
                .extracting(FindingRepresentation::finding)
                .containsExactly(Optional.empty());
    }

    @Test
    void aRemediatedFindingIsClosed() {
        Observation closed = said(ALERT, RiskLevel.HIGH, "2026-11-22T10:00:00Z")
                .with(assertion(Optional.of(RiskLevel.HIGH), true, "2026-11-22T11:00:00Z"));

        assertThat(states(closed)).extracting(FindingRepresentation::state).containsExactly("closed");
    }

    @Test
    void aFindingBeforeItsSourcesSnapshotIsSuperseded() {
        assertThat(states(
                        said(ALERT, RiskLevel.HIGH, "2026-11-22T10:00:00Z"),
                        said(SNAPSHOT, RiskLevel.NONE, "2026-11-22T11:00:00Z")))
                .extracting(FindingRepresentation::state)
                .containsExactly("open", "superseded");
    }

    @Test
    void aGoodSnapshotThatIsTooOldIsUnknownSinceThen() {
        List<FindingRepresentation> findings = FindingRepresentation.of(
                List.of(said(SNAPSHOT, RiskLevel.LOW, "2026-11-22T10:00:00Z")), NOW, Optional.of(Duration.ofHours(1)));

        assertThat(findings).extracting(FindingRepresentation::state).containsExactly("unknown");
        assertThat(findings)
                .extracting(FindingRepresentation::unknownSince)
                .containsExactly(Optional.of(Instant.parse("2026-11-22T11:00:00Z")));
    }

    @Test
    void aBadLevelStaysOpenAlthoughItsSourceNoLongerKnows() {
        Observation aged = said(ALERT, RiskLevel.HIGH, "2026-11-22T10:00:00Z")
                .with(assertion(Optional.empty(), false, "2026-11-22T11:00:00Z"));

        assertThat(states(aged)).extracting(FindingRepresentation::state).containsExactly("open");
        assertThat(states(aged)).extracting(FindingRepresentation::level).containsExactly(Optional.of("high"));
        assertThat(states(aged))
                .extracting(FindingRepresentation::observedAt)
                .containsExactly(Instant.parse("2026-11-22T10:00:00Z"));
    }

    private static List<FindingRepresentation> states(Observation... observations) {
        return FindingRepresentation.of(List.of(observations), NOW, Optional.empty());
    }
}
