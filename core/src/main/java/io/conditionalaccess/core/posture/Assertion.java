// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.posture;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * What a source said about one key at one time.
 *
 * @param level the known level; empty where the source said "unknown", or closed a finding without one
 * @param closed whether it ends the finding (remediated, dismissed) or, by an operator, the snapshot
 * @param observedAt when it was so, in microseconds at most
 * @param expiresAt from then on it counts as unknown
 * @param graceUntil for {@link ComplianceStatus#IN_GRACE}: from then on it counts as not compliant
 */
public record Assertion(
        Optional<Level> level,
        boolean closed,
        Instant observedAt,
        Optional<Instant> expiresAt,
        Optional<Instant> graceUntil,
        Optional<Stage> stage,
        Detail detail) {

    /**
     * A total order, so that the order of arrival cannot matter: newer wins, then the worse, then the content decides.
     */
    static final Comparator<Assertion> ORDER = Comparator.comparing(Assertion::observedAt)
            .thenComparing(assertion -> !assertion.closed)
            .thenComparingInt(assertion -> assertion.level.map(Level::severity).orElse(-1))
            .thenComparing(Assertion::canonical);

    /** Whether it says something about the device, as opposed to "I do not know". */
    boolean known() {
        return closed || level.isPresent();
    }

    boolean sameExceptTime(Assertion other) {
        return level.equals(other.level)
                && closed == other.closed
                && canonical().equals(other.canonical());
    }

    /** The level at a moment, before any ageing: grace that has run out is not compliance. */
    Optional<Level> levelAt(Instant moment) {
        boolean graceOver = graceUntil.filter(until -> !until.isAfter(moment)).isPresent();
        return level.map(l -> l == ComplianceStatus.IN_GRACE && graceOver ? ComplianceStatus.NOT_COMPLIANT : l);
    }

    private String canonical() {
        return stage + "|" + expiresAt + "|" + graceUntil + "|" + detail.canonical();
    }
}
