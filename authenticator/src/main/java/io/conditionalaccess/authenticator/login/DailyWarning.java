// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.login;

import io.conditionalaccess.authenticator.check.Verdict;
import io.conditionalaccess.core.decision.Identity;
import io.conditionalaccess.core.decision.Warnings;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Map;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Tells a person before anything is refused, at most once a day per person and device. That they were told is kept in
 * the memory of the cluster: after a restart of all nodes they are told once more, which harms nobody.
 */
final class DailyWarning {
    private static final Duration DAY = Duration.ofDays(1);
    /** The login's page is the warning, so its button means "understood". */
    private static final String SHOWN = "conditional-access.warning-shown";
    /** Whatever became of the memory of the cluster, one login is interrupted once. */
    private static final String UNDERSTOOD = "conditional-access.warning-understood";

    private final KeycloakSession session;
    private final AuthenticationSessionModel login;

    DailyWarning(KeycloakSession session, AuthenticationSessionModel login) {
        this.session = session;
        this.login = login;
    }

    /** Whether a page has to come between this login, which may go on, and the application. */
    boolean due(Verdict verdict) {
        return Warnings.due(verdict.policy().policy(), verdict.question(), verdict.decision())
                && login.getAuthNote(UNDERSTOOD) == null
                && DeviceGate.mayShowPages(session, login)
                && !session.singleUseObjects().contains(key(verdict));
    }

    Response show(LoginFormsProvider form, Verdict verdict) {
        login.setAuthNote(SHOWN, "true");
        return new WarningPage(session).show(form, verdict);
    }

    /** The button was pressed. Does nothing if it was that of another page. */
    void understood(Verdict verdict) {
        if (login.getAuthNote(SHOWN) != null) {
            login.removeAuthNote(SHOWN);
            login.setAuthNote(UNDERSTOOD, "true");
            session.singleUseObjects().put(key(verdict), DAY.toSeconds(), Map.of());
        }
    }

    private static String key(Verdict verdict) {
        String device = verdict.identity() instanceof Identity.Recognised recognised
                ? recognised.device().uuid().toString()
                : "none";
        return "conditional-access.warned:" + verdict.realm().getId() + ":"
                + verdict.user().getId() + ":" + device;
    }
}
