// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.token;

import io.conditionalaccess.authenticator.check.Verdict;
import io.conditionalaccess.core.decision.Rule;
import jakarta.ws.rs.core.Response;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.CorsErrorResponseException;
import org.keycloak.services.cors.Cors;

/** How clients are told on the token endpoint that a device is not acceptable (RFC 6749, section 5.2). */
public final class TokenDenial {
    /** Error of the events, and first word of the description. */
    public static final String ERROR = "device_not_compliant";

    public static final String INVALID_GRANT = "invalid_grant";

    private static final String CHECKED = "conditional-access.checked";

    private TokenDenial() {}

    public static String description(Verdict denial) {
        return description(denial.decision().rule());
    }

    private static String description(Rule rule) {
        return ERROR + ": " + rule.wire();
    }

    /** Commits the transaction, as Keycloak's other errors of the token endpoint do. */
    public static CorsErrorResponseException invalidGrant(Verdict denial) {
        return invalidGrant(denial.decision().rule());
    }

    static CorsErrorResponseException invalidGrant(Rule rule) {
        return new CorsErrorResponseException(
                Cors.builder().auth(), INVALID_GRANT, description(rule), Response.Status.BAD_REQUEST);
    }

    static boolean isOurs(CorsErrorResponseException e) {
        return String.valueOf(e.getErrorDescription()).startsWith(ERROR);
    }

    public static boolean isTokenRequest(KeycloakSession session) {
        return session.getContext().getUri().getPath().endsWith("/protocol/openid-connect/token");
    }

    /** Notes that this request has been decided, so that no later point of it decides, and counts, again. */
    public static void markChecked(KeycloakSession session) {
        session.setAttribute(CHECKED, true);
    }

    static boolean isChecked(KeycloakSession session) {
        return Boolean.TRUE.equals(session.getAttribute(CHECKED));
    }
}
