// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.reaction;

import io.conditionalaccess.registry.DeviceRegistryProvider;
import io.conditionalaccess.registry.PendingRevocation;
import io.conditionalaccess.registry.SessionBinding;
import io.conditionalaccess.risk.metrics.RiskMetrics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Goes through the sessions that a revocation left dead, one transaction each, so that one failure costs one session. */
final class DeadSessions {
    private static final Logger LOG = Logger.getLogger(DeadSessions.class);
    private static final int BATCH = 50;

    private final KeycloakSessionFactory factory;
    private final Clock clock;
    /** Devices under way on this node: event and sweep may come for the same one, and a revocation after the other. */
    private final OneAtATime<UUID> devices = new OneAtATime<>();

    DeadSessions(KeycloakSessionFactory factory, Clock clock) {
        this.factory = factory;
        this.clock = clock;
    }

    /** What one pass over a device's sessions came to. */
    enum Pass {
        /** No session is left but those that are kept on purpose. */
        NOTHING_LEFT,
        /** Something was done, or failed: look again. */
        LOOK_AGAIN
    }

    /** Of a device that this node just heard of. */
    Pass end(Revocation revocation) {
        return end(revocation.pending(), revocation.trail(), Optional.of(revocation.announcedAt()));
    }

    /** Of a device that a sweep found. */
    Pass end(PendingRevocation revocation) {
        return end(revocation, Trail.lost(), Optional.empty());
    }

    /** @param announcedAt for the metric; empty in a sweep, which may come much later */
    private Pass end(PendingRevocation revocation, Trail trail, Optional<Instant> announcedAt) {
        return devices.run(revocation.device(), () -> endAll(revocation, trail, announcedAt))
                .orElse(Pass.LOOK_AGAIN);
    }

    private Pass endAll(PendingRevocation revocation, Trail trail, Optional<Instant> announcedAt) {
        Pass pass = Pass.NOTHING_LEFT;
        Set<String> seen = new HashSet<>();
        for (List<SessionBinding> batch = next(revocation, seen); !batch.isEmpty(); batch = next(revocation, seen)) {
            for (SessionBinding binding : batch) {
                seen.add(binding.sessionId());
                DeadSession.Outcome outcome = endOne(revocation, trail, binding);
                if (outcome != DeadSession.Outcome.KEPT) {
                    pass = Pass.LOOK_AGAIN;
                }
                if (outcome == DeadSession.Outcome.ENDED) {
                    announcedAt.ifPresent(at ->
                            RiskMetrics.effect(RiskMetrics.Effect.SESSION, Duration.between(at, clock.instant())));
                }
            }
        }
        return pass;
    }

    /** Those not seen yet; kept ones stay in the index, so the query has to reach beyond them. */
    private List<SessionBinding> next(PendingRevocation revocation, Set<String> seen) {
        return inRealm(
                        revocation,
                        (session, realm) -> DeviceRegistryProvider.of(session)
                                .bindings()
                                .dead(realm, revocation.device(), seen.size() + BATCH))
                .orElse(List.of())
                .stream()
                .filter(binding -> !seen.contains(binding.sessionId()))
                .toList();
    }

    private DeadSession.Outcome endOne(PendingRevocation revocation, Trail trail, SessionBinding binding) {
        try {
            DeadSession.Outcome outcome = inRealm(
                            revocation,
                            (session, realm) ->
                                    new DeadSession(session, realm, clock.instant()).end(revocation.device(), binding))
                    .orElse(DeadSession.Outcome.GONE);
            LOG.debugf(
                    "session of a revoked device: %s device=%s session=%s outcome=%s",
                    trail, revocation.device(), binding.sessionId(), outcome);
            return outcome;
        } catch (RuntimeException e) {
            // Usually another node was faster: then its transaction stands and this one is undone.
            LOG.debugf(e, "session not ended, left to the next sweep: %s session=%s", trail, binding.sessionId());
            return DeadSession.Outcome.LATER;
        }
    }

    private interface InRealm<R> {
        R run(KeycloakSession session, RealmModel realm);
    }

    /** Empty if the realm is gone, and its rows with it. */
    private <R> Optional<R> inRealm(PendingRevocation revocation, InRealm<R> job) {
        return KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> {
            Optional<RealmModel> realm = Optional.ofNullable(session.realms().getRealm(revocation.realmId()));
            realm.ifPresent(session.getContext()::setRealm);
            return realm.map(r -> job.run(session, r));
        });
    }
}
