// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

import io.conditionalaccess.core.decision.Access;
import io.conditionalaccess.core.decision.Binding;
import io.conditionalaccess.core.decision.Decision;
import io.conditionalaccess.registry.SessionBinding;
import io.conditionalaccess.registry.session.SessionPair;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.ClientModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;

/**
 * A session that is bound to a device.
 *
 * @param offline whether it is offline only
 * @param access the worst that any of its clients would get now, enforced or not; {@code ok} where it has none
 * @param rule that settled that; absent where it has no client
 */
record SessionRepresentation(
        String id,
        String userId,
        String username,
        Instant began,
        boolean offline,
        String method,
        String access,
        Optional<String> rule,
        List<ClientDecision> clients) {

    /** @param enforced whether it is acted upon */
    record ClientDecision(String clientId, String access, String rule, boolean enforced) {}

    /** Empty if the session is gone, or its user is. */
    static Optional<SessionRepresentation> of(SessionPair pair, SessionBinding row, BoundSessions sessions) {
        return Stream.of(pair.online(), pair.offline())
                .flatMap(Optional::stream)
                .filter(session -> session.getUser() != null)
                .findFirst()
                .map(session -> of(pair, session, row, sessions));
    }

    private static SessionRepresentation of(
            SessionPair pair, UserSessionModel session, SessionBinding row, BoundSessions sessions) {
        Binding binding = sessions.binding(session, Optional.of(row));
        record Answered(String clientId, Decision decision) {}
        List<Answered> answers = pair.clients().keySet().stream()
                .map(ClientModel::getClientId)
                .sorted()
                .map(clientId -> new Answered(clientId, sessions.decide(session, clientId, binding)))
                .toList();
        Optional<Decision> worst = answers.stream().map(Answered::decision).max(Comparator.comparing(Decision::access));
        UserModel user = session.getUser();
        return new SessionRepresentation(
                pair.id(),
                user.getId(),
                user.getUsername(),
                row.since(),
                pair.online().isEmpty(),
                row.method(),
                worst.map(Decision::access).orElse(Access.OK).wire(),
                worst.map(decision -> decision.rule().wire()),
                answers.stream()
                        .map(answer -> new ClientDecision(
                                answer.clientId(),
                                answer.decision().access().wire(),
                                answer.decision().rule().wire(),
                                answer.decision().enforced()))
                        .toList());
    }
}
