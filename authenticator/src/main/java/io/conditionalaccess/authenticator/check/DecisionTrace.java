// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.check;

import io.conditionalaccess.core.decision.Access;
import io.conditionalaccess.core.decision.Decision;
import io.conditionalaccess.core.decision.Rule;
import io.conditionalaccess.registry.DecisionRecord;
import io.conditionalaccess.registry.DeviceRegistryProvider;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.keycloak.models.KeycloakSession;

/** Counts decisions, keeps those that deny, would deny or were turned by break-glass, and alerts of the latter. */
public final class DecisionTrace {
    /** Prometheus appends {@code _total}. */
    static final String METRIC = "conditional_access_decisions";

    /** As many as there are points, outcomes and reasons; finding one by its tags takes longer than counting. */
    private static final Map<Counted, Counter> COUNTERS = new ConcurrentHashMap<>();

    private final KeycloakSession session;

    public DecisionTrace(KeycloakSession session) {
        this.session = session;
    }

    /** Without I/O: what it keeps is queued. */
    public void note(Verdict verdict) {
        count(verdict);
        Optional<Decision> turned = verdict.turnedByBreakGlass();
        if (verdict.decision().wouldDeny() || turned.isPresent()) {
            DeviceRegistryProvider.of(session).decisions().offer(record(verdict));
        }
        turned.ifPresent(without -> new BreakGlassUse(session).alert(verdict, without));
    }

    /** Writes the record before it returns, because its reference is about to be shown to a person. */
    public DecisionRecord write(Verdict verdict) {
        count(verdict);
        DecisionRecord decision = record(verdict);
        DeviceRegistryProvider.of(session).decisions().write(decision);
        return decision;
    }

    private DecisionRecord record(Verdict verdict) {
        return verdict.toRecord().seenFrom(Browser.of(session, verdict));
    }

    private static void count(Verdict verdict) {
        Decision decision = verdict.decision();
        Counted counted = new Counted(verdict.point(), decision.access(), verdict.denies(), decision.rule());
        Counter known = COUNTERS.get(counted);
        // Looked up first: computing may lock, and each decision comes by here.
        (known != null ? known : COUNTERS.computeIfAbsent(counted, Counted::counter)).increment();
    }

    private record Counted(Point point, Access access, boolean denies, Rule reason) {

        Counter counter() {
            return Metrics.counter(METRIC, "point", point.wire(), "outcome", outcome(), "reason", reason.wire());
        }

        private String outcome() {
            return denies || access == Access.OK ? access.wire() : "would-" + access.wire();
        }
    }
}
