// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a policy makes of the state of a device; each edit counts from the next decision. */
@Tag("core")
class PosturePolicyIT extends KeysOfThePolicy {

    @Test
    void holdAtIsTheRiskThatHolds() {
        tell("low");
        assertGranted();

        policy("holdAt", "low");
        assertRefused();

        policy("holdAt", "high");
        tell("medium");
        assertGranted();
    }

    @Test
    void revokeAtIsTheRiskThatEndsSessionsForGood() {
        policy("revokeAt", "medium");
        tell("medium");
        tell("none");

        assertRefused();
        assertThat(realm.login("laptop").access()).isNotEmpty();
    }

    @Test
    void revokeAtNeverHoldsEvenTheHighestRisk() {
        policy("revokeAt", "never");
        tell("high");
        assertRefused();

        tell("none");

        assertGranted();
    }

    @Test
    void nonCompliantIsTheAnswerToNonCompliance() {
        notCompliant();
        assertRefused();

        policy("nonCompliant", "allow");
        assertGranted();

        policy("nonCompliant", "hold");
        realm.tell(realm.mdm(), "laptop", Map.of("compliance", "compliant"));
        assertGranted();
    }

    @Test
    void nonCompliantRevokeEndsSessionsForGood() {
        policy("nonCompliant", "revoke");
        notCompliant();

        realm.tell(realm.mdm(), "laptop", Map.of("compliance", "compliant"));

        assertRefused();
    }

    @Test
    void gracePeriodDefersNonComplianceButNeverRisk() {
        policy("gracePeriod", "PT1H");
        notCompliant();
        assertGranted();

        tell("medium");
        assertRefused();
    }

    @Test
    void gracePeriodCountsFromTheFirstBadReport() {
        realm.tell(
                realm.mdm(),
                "laptop",
                Map.of("compliance", "not-compliant", "observed_at", ago(Duration.ofMinutes(90))));
        notCompliant();

        policy("gracePeriod", "PT1H");
        assertRefused();

        policy("gracePeriod", "PT2H");
        assertGranted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"deny", "last-known:PT1M"})
    void staleDeviceAnswersWhereASourceNoLongerKnows(String answer) {
        realm.tell(realm.edr(), "laptop", Map.of("risk", "unknown", "observed_at", ago(Duration.ofMinutes(5))));
        assertGranted();

        policy("staleDevice", answer);
        assertRefused();

        policy("staleDevice", "last-known:PT1H");
        assertGranted();
    }

    @Test
    void staleAfterAgesGoodReports() {
        realm.tell(realm.edr(), "laptop", Map.of("risk", "none", "observed_at", ago(Duration.ofMinutes(5))));
        policy("staleDevice", "deny");
        assertGranted();

        policy("staleAfter", "PT2M");
        assertRefused();
    }

    @Test
    void requiredSourcesHaveToHaveReportedOnce() {
        assertGranted();

        policy("requiredSources", "edr, mdm");
        assertRefused();

        tell("none");
        assertRefused();
        realm.tell(realm.mdm(), "laptop", Map.of("compliance", "compliant"));
        assertGranted();
    }

    private void notCompliant() {
        realm.tell(realm.mdm(), "laptop", Map.of("compliance", "not-compliant"));
    }

    private static String ago(Duration past) {
        return Instant.now().minus(past).toString();
    }
}
