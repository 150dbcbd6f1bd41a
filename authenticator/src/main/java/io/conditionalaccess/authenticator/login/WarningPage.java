// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.login;

import io.conditionalaccess.authenticator.check.Verdict;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;

/** What a person sees before the application, while nothing is refused yet. */
final class WarningPage {
    private static final String TEMPLATE = "device-warning.ftl";

    private final KeycloakSession session;

    WarningPage(KeycloakSession session) {
        this.session = session;
    }

    Response show(LoginFormsProvider form, Verdict verdict) {
        Map<String, Object> attributes = new HashMap<>(new BlockedPage(session, false).about(verdict));
        attributes.put("reason", WarningReason.of(verdict.decision().rule()).word());
        Locale language = session.getContext().resolveLocale(verdict.user());
        verdict.decision()
                .deadline()
                .map(deadline -> Deadline.of(verdict.user()).write(deadline, language))
                .ifPresent(text -> attributes.put("deadline", text));
        return form.setAttribute("warning", attributes).createForm(TEMPLATE);
    }
}
