// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.check;

import io.conditionalaccess.core.decision.Decision;
import io.conditionalaccess.registry.alert.Alert;
import io.conditionalaccess.registry.alert.Alerts;
import io.conditionalaccess.registry.alert.Kind;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Break-glass is for emergencies, so somebody hears of each login that needed it. Not of each refresh that follows: those
 * are counted in the record of decisions.
 */
final class BreakGlassUse {
    /** Keycloak evaluates the gate several times per login. */
    private static final String TOLD = "conditional-access.break-glass-told";

    private final KeycloakSession session;

    BreakGlassUse(KeycloakSession session) {
        this.session = session;
    }

    void alert(Verdict verdict, Decision without) {
        boolean login =
                verdict.point() == Point.LOGIN || verdict.userSessionId().isEmpty();
        if (!login || wasTold()) {
            return;
        }
        Alerts.raise(
                session,
                new Alert(
                        Kind.BREAK_GLASS_USED,
                        verdict.realm().getId(),
                        verdict.decision().device().map(facts -> facts.id().value()),
                        Optional.of(verdict.user().getId()),
                        Map.of(
                                "point",
                                verdict.point().wire(),
                                "client",
                                verdict.question().subject().clientId(),
                                "rule",
                                without.rule().wire(),
                                "identity",
                                verdict.identityWord())));
    }

    private boolean wasTold() {
        boolean inThisRequest = Boolean.TRUE.equals(session.getAttribute(TOLD));
        session.setAttribute(TOLD, true);
        AuthenticationSessionModel login = session.getContext().getAuthenticationSession();
        if (login == null) {
            return inThisRequest;
        }
        boolean inThisLogin = login.getAuthNote(TOLD) != null;
        login.setAuthNote(TOLD, "true");
        return inThisRequest || inThisLogin;
    }
}
