// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.ssf;

import io.conditionalaccess.registry.policy.RealmPolicies;
import io.conditionalaccess.risk.source.SignalSources;
import io.conditionalaccess.risk.source.SourceConfig;
import io.conditionalaccess.risk.source.SourceKind;
import io.conditionalaccess.risk.source.SourceKind.Delivery;
import io.conditionalaccess.risk.source.SourceRealms;
import io.conditionalaccess.risk.ssf.peer.EventStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.timer.ScheduledTask;

/**
 * Calls transmitters whose time has come: keeps the stream, and fetches events where delivery is poll. Keycloak locks it
 * across the cluster by the simple name of this class, which therefore has to be unique.
 */
final class SsfTransmitterVisits implements ScheduledTask {
    static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final Logger LOG = Logger.getLogger(SsfTransmitterVisits.class);
    /** So that the claim of one visit is over when the next is due. */
    private static final Duration SPARE = Duration.ofSeconds(3);

    private static final Duration LONGEST_BACKOFF = Duration.ofMinutes(10);
    private static final int MAX_DOUBLINGS = 10;

    private final SignalSources sources;
    private final StreamKeeper keeper;
    private final EventPoll poll;
    private final Listeners listeners;
    private final Clock clock;
    /** By component. */
    private final Map<String, Plan> plans = new ConcurrentHashMap<>();

    SsfTransmitterVisits(SignalSources sources, StreamKeeper keeper, EventPoll poll, Listeners listeners, Clock clock) {
        this.sources = sources;
        this.keeper = keeper;
        this.poll = poll;
        this.listeners = listeners;
        this.clock = clock;
    }

    /** A change of the configuration is looked at without delay. */
    private record Plan(SourceKind.Ssf config, Instant next, int failures) {}

    @Override
    public void run(KeycloakSession session) {
        Set<String> seen = new HashSet<>();
        SourceRealms.forEach(session, (own, realm) -> visit(own, realm, seen));
        plans.keySet().retainAll(seen);
    }

    private void visit(KeycloakSession session, RealmModel realm, Set<String> seen) {
        session.getContext().setRealm(realm);
        // What Keycloak has in memory comes first: whether the realm takes part may have to be read.
        List<SourceConfig> asked = realm.isEnabled() ? sources.transmitters(realm) : List.of();
        if (!asked.isEmpty() && RealmPolicies.of(session, realm).isPresent()) {
            asked.forEach(source -> source.transmitter().ifPresent(config -> visit(session, source, config, seen)));
        }
    }

    private void visit(KeycloakSession session, SourceConfig source, SourceKind.Ssf config, Set<String> seen) {
        seen.add(source.component());
        Optional<Plan> plan = Optional.ofNullable(plans.get(source.component()))
                .filter(p -> p.config().equals(config));
        boolean waits = plan.filter(p -> clock.instant().isBefore(p.next())).isPresent();
        if (!waits && isMine(session, source, config)) {
            int failures = plan.map(Plan::failures).orElse(0);
            plans.put(source.component(), visited(session, source, config, failures));
        }
    }

    /** Each node comes here in turn; who is first keeps the others away until the next visit is due. */
    private static boolean isMine(KeycloakSession session, SourceConfig source, SourceKind.Ssf config) {
        long seconds = Math.max(1, config.pollInterval().minus(SPARE).toSeconds());
        return session.singleUseObjects().putIfAbsent("ssf-visit." + source.component(), seconds);
    }

    private Plan visited(KeycloakSession session, SourceConfig source, SourceKind.Ssf config, int failures) {
        try {
            EventStream stream = keeper.keep(session, source, config, clock.instant());
            if (config.delivery() == Delivery.POLL) {
                poll.poll(session, source, config, stream);
            }
            Instant next = clock.instant().plus(config.pollInterval());
            if (config.longPoll()) {
                listeners.listen(session.getContext().getRealm().getId(), source, stream, next.minus(SPARE));
            }
            return new Plan(config, next, 0);
        } catch (IOException | RuntimeException e) {
            keeper.forget(source);
            LOG.warnf(
                    "the transmitter could not be visited, attempt %d: source=%s: %s",
                    failures + 1, source.alias(), e.getMessage());
            return new Plan(config, clock.instant().plus(backoff(failures)), failures + 1);
        }
    }

    /** Doubling from the interval of the visits. */
    static Duration backoff(int failures) {
        Duration doubled = INTERVAL.multipliedBy(1L << Math.min(failures, MAX_DOUBLINGS));
        return doubled.compareTo(LONGEST_BACKOFF) < 0 ? doubled : LONGEST_BACKOFF;
    }
}
