// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

import io.conditionalaccess.core.decision.Binding;
import io.conditionalaccess.registry.SessionBinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.ClientModel;
import org.keycloak.models.UserSessionModel;

/**
 * Current sessions of people, client by client. A large realm is not read as a whole: of each client as many sessions
 * are taken as there is room for.
 *
 * @param total sessions of clients that there are, including those of service accounts
 */
record SessionSample(List<Sampled> sessions, long total, boolean complete) {
    /** Sessions that are looked at for one answer. */
    static final int MAX = 2_000;

    /** One client's part of a session; a session with three clients is three of them. */
    record Sampled(UserSessionModel session, String clientId, Binding binding) {

        boolean unbound() {
            return binding instanceof Binding.Unbound;
        }

        /** Nobody recognised its device, although somebody asked. */
        boolean unrecognised() {
            return binding instanceof Binding.Bound bound && bound.device().isEmpty();
        }
    }

    static SessionSample take(AdminRequest request, BoundSessions sessions) {
        List<Found> found = new ArrayList<>();
        long total = 0;
        boolean complete = true;
        for (boolean offline : new boolean[] {false, true}) {
            Map<String, Long> counts =
                    request.session().sessions().getActiveClientSessionStats(request.realm(), offline);
            for (Map.Entry<String, Long> count : counts.entrySet()) {
                int room = Math.max(1, (MAX - found.size()) / Math.max(1, counts.size()));
                total += count.getValue();
                complete &= count.getValue() <= room;
                found.addAll(of(request, count.getKey(), offline, room));
            }
        }
        Map<String, SessionBinding> rows = request.registry()
                .bindings()
                .ofSessions(
                        request.realm(),
                        found.stream().map(f -> f.session.getId()).distinct().toList());
        return new SessionSample(
                found.stream()
                        .map(f -> new Sampled(
                                f.session,
                                f.clientId,
                                sessions.binding(f.session, Optional.ofNullable(rows.get(f.session.getId())))))
                        .toList(),
                total,
                complete);
    }

    private record Found(UserSessionModel session, String clientId) {}

    private static List<Found> of(AdminRequest request, String client, boolean offline, int max) {
        ClientModel model = request.realm().getClientById(client);
        if (model == null) {
            return List.of();
        }
        Stream<UserSessionModel> all = offline
                ? request.session().sessions().readOnlyStreamOfflineUserSessions(request.realm(), model, -1, max)
                : request.session().sessions().readOnlyStreamUserSessions(request.realm(), model, -1, max);
        try (all) {
            return all.filter(SessionSample::ofPerson)
                    .map(session -> new Found(session, model.getClientId()))
                    .toList();
        }
    }

    private static boolean ofPerson(UserSessionModel session) {
        return session.getUser() != null && session.getUser().getServiceAccountClientLink() == null;
    }
}
