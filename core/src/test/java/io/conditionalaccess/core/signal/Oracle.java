// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.signal;

import io.conditionalaccess.core.posture.Axis;
import io.conditionalaccess.core.posture.ComplianceStatus;
import io.conditionalaccess.core.posture.Level;
import io.conditionalaccess.core.posture.RiskLevel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The posture as the design describes it, computed naively from all signals ever sent: no registers, no merging, nothing
 * of the production code but the names of levels.
 */
final class Oracle {
    private static final Set<Level> OUTLIVE_UNKNOWN =
            Set.of(RiskLevel.MEDIUM, RiskLevel.HIGH, ComplianceStatus.NOT_COMPLIANT);
    private static final List<Level> FROM_BEST_TO_WORST = List.of(
            RiskLevel.NONE,
            RiskLevel.LOW,
            RiskLevel.MEDIUM,
            RiskLevel.HIGH,
            ComplianceStatus.COMPLIANT,
            ComplianceStatus.IN_GRACE,
            ComplianceStatus.NOT_COMPLIANT);

    /**
     * @param standing the worst level that counts
     * @param unknownSince since when some source does not know, although nothing bad of it stands
     */
    record Verdict(Optional<Level> standing, Optional<Long> unknownSince) {}

    private final Collection<Sent> sent;
    private final long now;
    private final Optional<Long> staleAfter;
    private final List<Level> standing = new ArrayList<>();
    private final List<Long> unknownSince = new ArrayList<>();

    private Oracle(Collection<Sent> sent, long now, Optional<Long> staleAfter) {
        this.sent = sent;
        this.now = now;
        this.staleAfter = staleAfter;
    }

    /** Of signals among which no two tie, because the design leaves open which content wins then. */
    static Verdict verdict(Collection<Sent> sent, Axis axis, long now, Optional<Long> staleAfter) {
        return new Oracle(sent, now, staleAfter).on(axis);
    }

    private Verdict on(Axis axis) {
        List<Sent> onAxis = sent.stream().filter(s -> s.axis() == axis).toList();
        for (String source : onAxis.stream().map(Sent::source).distinct().toList()) {
            List<Sent> said =
                    onAxis.stream().filter(s -> s.source().equals(source)).toList();
            long lastSnapshot = said.stream()
                    .filter(s -> s.finding().isEmpty() && s.level().isPresent())
                    .mapToLong(Sent::at)
                    .max()
                    .orElse(Long.MIN_VALUE);
            // A snapshot supersedes older findings, assertion by assertion; of itself only the newest counts anyway.
            List<Sent> open = said.stream().filter(s -> s.at() >= lastSnapshot).toList();
            for (Optional<String> finding :
                    open.stream().map(Sent::finding).distinct().toList()) {
                count(open.stream().filter(s -> s.finding().equals(finding)).toList());
            }
        }
        return new Verdict(
                standing.stream().max(Comparator.comparing(FROM_BEST_TO_WORST::indexOf)),
                unknownSince.stream().min(Comparator.naturalOrder()));
    }

    private void count(List<Sent> ofOneKey) {
        Optional<Sent> known = ofOneKey.stream()
                .filter(Sent::known)
                .max(Comparator.comparingLong(Sent::at)
                        .thenComparing(s -> !s.closes())
                        .thenComparing(
                                s -> s.level().map(FROM_BEST_TO_WORST::indexOf).orElse(-1)));
        // Of several times "unknown", the newest is kept.
        Optional<Long> saidUnknown = ofOneKey.stream()
                .filter(s -> !s.known())
                .map(Sent::at)
                .filter(at -> known.isEmpty() || at >= known.get().at())
                .max(Comparator.naturalOrder());
        Optional<Sent> raised = known.filter(s -> !s.closes());

        Optional<Long> since = Stream.of(
                        saidUnknown,
                        raised.flatMap(Sent::expires),
                        raised.filter(s -> s.finding().isEmpty()).flatMap(s -> staleAfter.map(limit -> s.at() + limit)))
                .flatMap(Optional::stream)
                .filter(at -> at <= now)
                .min(Comparator.naturalOrder());
        Optional<Level> level = raised.map(s -> levelAt(s, since.orElse(now)));

        if (level.isPresent() && (since.isEmpty() || OUTLIVE_UNKNOWN.contains(level.get()))) {
            standing.add(level.get());
        } else {
            since.ifPresent(unknownSince::add);
        }
    }

    private static Level levelAt(Sent raised, long moment) {
        Level level = raised.level().orElseThrow();
        boolean graceOver = raised.grace().isPresent() && raised.grace().get() <= moment;
        return level == ComplianceStatus.IN_GRACE && graceOver ? ComplianceStatus.NOT_COMPLIANT : level;
    }
}
