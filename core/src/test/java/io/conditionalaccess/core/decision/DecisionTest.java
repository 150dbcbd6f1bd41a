// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionTest {

    @ParameterizedTest
    @CsvSource({
        "OK, true, false, false, false",
        "OK, false, false, false, false",
        "HOLD, true, true, true, false",
        "HOLD, false, false, true, false",
        "REVOKE, true, true, true, true",
        "REVOKE, false, false, true, false"
    })
    void onlyWhatIsEnforcedIsActedUpon(
            Access access, boolean enforced, boolean denies, boolean wouldDeny, boolean ends) {
        Decision decision = Decision.of(access, Rule.RISK).enforced(enforced);

        assertThat(decision.denies()).isEqualTo(denies);
        assertThat(decision.wouldDeny()).isEqualTo(wouldDeny);
        assertThat(decision.ends()).isEqualTo(ends);
    }

    @ParameterizedTest
    @CsvSource({
        "OK, HOLD, HOLD",
        "OK, REVOKE, REVOKE",
        "HOLD, REVOKE, REVOKE",
        "OK, OK, OK",
        "HOLD, HOLD, HOLD",
        "REVOKE, REVOKE, REVOKE"
    })
    void worseAccessWins(Access one, Access other, Access worse) {
        assertThat(one.worse(other)).isEqualTo(worse);
        assertThat(other.worse(one)).isEqualTo(worse);
    }

    @ParameterizedTest
    @CsvSource({"OK, ok", "HOLD, hold", "REVOKE, revoke"})
    void access(Access access, String wire) {
        assertThat(access.wire()).isEqualTo(wire);
    }

    @ParameterizedTest
    @CsvSource({
        "HEALTHY, healthy",
        "EXEMPT_CLIENT, exempt-client",
        "BREAK_GLASS, break-glass",
        "EXEMPT_DEVICE, exempt-device",
        "IN_GRACE_PERIOD, in-grace-period",
        "STALE_TOLERATED, stale-tolerated",
        "UNKNOWN_DEVICE_ALLOWED, unknown-device-allowed",
        "UNBOUND_SESSION_ALLOWED, unbound-session-allowed",
        "SOURCE_OUTAGE_TOLERATED, source-outage-tolerated",
        "SOURCE_OUTAGE, source-outage",
        "REQUIRED_SOURCE_MISSING, required-source-missing",
        "AWAITING_APPROVAL, awaiting-approval",
        "WORST_OF_USER, worst-of-user",
        "QUARANTINED, quarantined",
        "RISK, risk",
        "NOT_COMPLIANT, not-compliant",
        "STALE, stale",
        "UNKNOWN_DEVICE, unknown-device",
        "UNBOUND_SESSION, unbound-session",
        "IDENTITY_CONFLICT, identity-conflict",
        "DEVICE_MISMATCH, device-mismatch",
        "SESSION_REVOKED, session-revoked"
    })
    void rules(Rule rule, String wire) {
        assertThat(rule.wire()).isEqualTo(wire);
    }

    @Test
    void allAreInTheTables() {
        assertThat(Access.values()).hasSize(3);
        assertThat(Rule.values()).hasSize(22);
    }
}
