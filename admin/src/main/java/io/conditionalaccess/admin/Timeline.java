// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

import io.conditionalaccess.registry.History.Span;
import io.conditionalaccess.registry.HistoryEntry;
import io.conditionalaccess.registry.HistoryEntry.Decided;
import io.conditionalaccess.registry.HistoryEntry.Operated;
import io.conditionalaccess.registry.HistoryEntry.Revoked;
import io.conditionalaccess.registry.HistoryEntry.SessionBegan;
import io.conditionalaccess.registry.HistoryEntry.SessionEnded;
import io.conditionalaccess.registry.HistoryEntry.Signalled;
import io.conditionalaccess.registry.HistoryEntry.StateChanged;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** What happened to a device, one flat object per entry: {@code at}, {@code kind} and what that kind has to tell. */
final class Timeline {
    private final AdminRequest request;

    Timeline(AdminRequest request) {
        this.request = request;
    }

    static Span span(@Nullable String from, @Nullable String to) {
        return new Span(Parameters.time("from", from), Parameters.time("to", to));
    }

    Map<String, Object> present(HistoryEntry entry) {
        if (entry instanceof Signalled signal) {
            return present(signal);
        }
        if (entry instanceof StateChanged state) {
            return entry(state.at(), "state")
                    .and("risk", state.risk())
                    .and("compliance", state.compliance())
                    .and("access", state.access())
                    .and("rule", state.rule())
                    .fields();
        }
        if (entry instanceof Revoked revoked) {
            return entry(revoked.at(), "revoked").and("epoch", revoked.epoch()).fields();
        }
        if (entry instanceof Operated operated) {
            return present(operated);
        }
        if (entry instanceof Decided decided) {
            return entry(decided.at(), "decision")
                    .and(
                            "decision",
                            DecisionRepresentation.of(
                                    decided.decision(),
                                    request.username(decided.decision().userId())))
                    .fields();
        }
        if (entry instanceof SessionBegan began) {
            return session(began.at(), "session-began", began.sessionId(), began.userId())
                    .and("method", began.method())
                    .fields();
        }
        SessionEnded ended = (SessionEnded) entry;
        return session(ended.at(), "session-ended", ended.sessionId(), ended.userId())
                .fields();
    }

    Map<String, Object> present(Signalled signal) {
        return entry(signal.at(), "signal")
                .and("source", signal.source())
                .and("signalId", signal.signalId())
                .and("finding", signal.finding())
                .and("claims", claims(signal.claims()))
                .and("status", signal.status())
                .and("observedAt", signal.observedAt())
                .fields();
    }

    Map<String, Object> present(Operated operated) {
        return entry(operated.at(), "operator")
                .and("action", operated.action())
                .and("operator", operated.actorId().flatMap(id -> operator(operated, id)))
                .and("reason", operated.reason())
                .fields();
    }

    /** The operator may be one of the admin realm. */
    private Optional<String> operator(Operated operated, String id) {
        return operated.actorRealmId()
                .flatMap(realmId ->
                        Optional.ofNullable(request.session().realms().getRealm(realmId)))
                .flatMap(realm -> username(realm, id));
    }

    private Optional<String> username(RealmModel realm, String id) {
        return Optional.ofNullable(request.session().users().getUserById(realm, id))
                .map(UserModel::getUsername);
    }

    private Entry session(Instant at, String kind, String sessionId, String userId) {
        return entry(at, kind)
                .and("sessionId", sessionId)
                .and("userId", userId)
                .and("username", request.username(userId));
    }

    /** {@code risk=high compliance=unknown} as an object. */
    private static Map<String, String> claims(String text) {
        Map<String, String> claims = new LinkedHashMap<>();
        for (String claim : text.split(" ", -1)) {
            int equals = claim.indexOf('=');
            if (equals > 0) {
                claims.put(claim.substring(0, equals), claim.substring(equals + 1));
            }
        }
        return claims;
    }

    private static Entry entry(Instant at, String kind) {
        return new Entry(new LinkedHashMap<>()).and("at", at).and("kind", kind);
    }

    private record Entry(Map<String, Object> fields) {
        Entry and(String name, Object value) {
            fields.put(name, value);
            return this;
        }
    }
}
