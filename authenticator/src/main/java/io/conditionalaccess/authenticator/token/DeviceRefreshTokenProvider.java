// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.token;

import io.conditionalaccess.authenticator.check.Point;
import io.conditionalaccess.authenticator.check.Verdict;
import io.conditionalaccess.core.decision.Access;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.keycloak.OAuthErrorException;
import org.keycloak.common.ClientConnection;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.oidc.TokenManager;
import org.keycloak.protocol.oidc.refresh.DefaultRefreshTokenProvider;
import org.keycloak.representations.RefreshToken;
import org.keycloak.services.CorsErrorResponseException;
import org.keycloak.services.cors.Cors;

/**
 * Asks at each refresh, online and offline: after Keycloak validated token and session, before it rotates anything. So a
 * held client can use the same refresh token once the device is well.
 */
final class DeviceRefreshTokenProvider extends DefaultRefreshTokenProvider {
    /** Client attribute: how a client wants to hear that it is held. */
    private static final String HOLD_ANSWER = "device_compliance.hold_answer";

    private static final String RETRY_LATER = "retry-later";

    DeviceRefreshTokenProvider(KeycloakSession session) {
        super(session);
    }

    @Override
    protected TokenManager.TokenValidation validateToken(
            KeycloakSession session,
            UriInfo uriInfo,
            ClientConnection connection,
            RealmModel realm,
            RefreshToken oldToken,
            HttpHeaders headers,
            String scope,
            ClientModel client,
            TokenManager tokenManager,
            EventBuilder event)
            throws OAuthErrorException {
        TokenManager.TokenValidation valid;
        try {
            valid = super.validateToken(
                    session, uriInfo, connection, realm, oldToken, headers, scope, client, tokenManager, event);
        } catch (OAuthErrorException e) {
            RevokedSession revoked = new RevokedSession(session, realm);
            if (Optional.ofNullable(oldToken.getSessionId())
                    .filter(revoked::isRevoked)
                    .isPresent()) {
                throw RevokedSession.denial(event);
            }
            throw e;
        }
        Optional<Verdict> denial =
                new BackChannelCheck(session).denial(Point.REFRESH, realm, client, valid.userSession);
        if (denial.isPresent()) {
            event.user(valid.user)
                    .detail(Details.REASON, denial.get().decision().rule().wire())
                    .error(TokenDenial.ERROR);
            throw answer(client, denial.get());
        }
        TokenDenial.markChecked(session);
        return valid;
    }

    private CorsErrorResponseException answer(ClientModel client, Verdict denial) {
        boolean held = denial.decision().access() == Access.HOLD;
        if (!held || !RETRY_LATER.equals(client.getAttribute(HOLD_ANSWER))) {
            return TokenDenial.invalidGrant(denial);
        }
        // By then every node has heard of a change, even if a message was lost.
        long seconds = Math.max(1, denial.policy().cacheTtl().toSeconds());
        session.getContext().getHttpResponse().setHeader("Retry-After", Long.toString(seconds));
        return new CorsErrorResponseException(
                Cors.builder().auth(),
                "temporarily_unavailable",
                TokenDenial.description(denial),
                Response.Status.SERVICE_UNAVAILABLE);
    }
}
