// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.ssf.act;

import io.conditionalaccess.core.signal.SignalStatus;
import io.conditionalaccess.registry.DeviceRegistryProvider;
import io.conditionalaccess.registry.Occurrence;
import io.conditionalaccess.registry.policy.RealmPolicies;
import io.conditionalaccess.registry.session.SessionEnd;
import io.conditionalaccess.registry.session.SessionPair;
import io.conditionalaccess.risk.reaction.LogoutsWaiting;
import io.conditionalaccess.risk.source.SourceConfig;
import io.conditionalaccess.risk.source.SourceKind;
import io.conditionalaccess.risk.ssf.event.Action;
import io.conditionalaccess.risk.ssf.set.SecurityEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Ends the sessions that an event is about, once: what was acted on is noted in the same transaction, so that the same
 * token is a duplicate, also after a restart.
 */
final class SessionEnding {
    private static final Logger LOG = Logger.getLogger(SessionEnding.class);
    private static final String SOURCE = "risk_source";
    /** How far our clock may be ahead of the transmitter's before a session that it means is taken for a later one. */
    private static final Duration SKEW = Duration.ofSeconds(5);

    private final SourceConfig source;
    private final SourceKind.Ssf config;
    private final Instant now;

    SessionEnding(SourceConfig source, SourceKind.Ssf config, Instant now) {
        this.source = source;
        this.config = config;
        this.now = now;
    }

    /** In a transaction of its own; when it returns, that is committed. */
    SignalStatus end(KeycloakSession session, SecurityEvent event, Action.End action) {
        String realmId = session.getContext().getRealm().getId();
        SignalStatus status =
                KeycloakModelUtils.runJobInTransactionWithResult(session.getKeycloakSessionFactory(), own -> {
                    RealmModel realm = own.realms().getRealm(realmId);
                    own.getContext().setRealm(realm);
                    return end(own, realm, event, action);
                });
        if (status == SignalStatus.APPLIED) {
            session.getKeycloakSessionFactory().publish(new LogoutsWaiting());
        }
        return status;
    }

    private SignalStatus end(KeycloakSession session, RealmModel realm, SecurityEvent event, Action.End action) {
        Occurrence occurrence = new Occurrence(event.jti(), event.contentHash(), action.event(), event.occurredAt());
        if (!DeviceRegistryProvider.of(session).signals().once(realm, source.alias(), occurrence)) {
            return SignalStatus.DUPLICATE;
        }
        Optional<EndingCounts> counts = RealmPolicies.of(session, realm).map(policy -> new EndingCounts(realm, policy));
        List<SessionPair> ending = new TargetSessions(session, realm, source.alias(), config.issuer(), config.device())
                .find(action.target()).stream()
                        .filter(pair -> beganBefore(pair, action.began()))
                        .filter(pair -> counts.filter(c -> c.of(pair)).isPresent())
                        .toList();
        SessionEnd end = new SessionEnd(session, realm, now);
        ending.forEach(pair -> end.of(pair, described(session, realm, pair, action)));
        LOG.debugf("sessions ended: source=%s event=%s count=%d", source.alias(), action.event(), ending.size());
        return ending.isEmpty() ? SignalStatus.UNCHANGED : SignalStatus.APPLIED;
    }

    /** Both halves: a later one may belong to a login that came after, and they end together. */
    private static boolean beganBefore(SessionPair pair, Instant time) {
        long latest = time.plus(SKEW).getEpochSecond();
        return Stream.of(pair.online(), pair.offline())
                .flatMap(Optional::stream)
                .allMatch(session -> session.getStarted() <= latest);
    }

    private EventBuilder described(KeycloakSession session, RealmModel realm, SessionPair pair, Action.End action) {
        EventBuilder event = new EventBuilder(realm, session)
                .detail(Details.REASON, action.event())
                .detail(SOURCE, source.alias());
        Stream.of(pair.online(), pair.offline())
                .flatMap(Optional::stream)
                .flatMap(userSession -> Stream.ofNullable(userSession.getUser()))
                .map(UserModel::getId)
                .findFirst()
                .ifPresent(event::user);
        return event;
    }
}
