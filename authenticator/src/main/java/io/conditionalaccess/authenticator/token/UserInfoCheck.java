// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.token;

import io.conditionalaccess.authenticator.check.Point;
import io.conditionalaccess.authenticator.check.Verdict;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.clientpolicy.ClientPolicyContext;
import org.keycloak.services.clientpolicy.ClientPolicyException;
import org.keycloak.services.clientpolicy.DefaultClientPolicyManager;
import org.keycloak.services.clientpolicy.context.IdentityBrokeringAPIContext;
import org.keycloak.services.clientpolicy.context.UserInfoRequestContext;

/**
 * Userinfo, and the newer interface for tokens of identity providers (whose token is in a form), have no hook of their own,
 * but they ask the client policies of the realm, and so us.
 */
final class UserInfoCheck extends DefaultClientPolicyManager {
    private final KeycloakSession session;

    UserInfoCheck(KeycloakSession session) {
        super(session);
        this.session = session;
    }

    @Override
    public void triggerOnEvent(ClientPolicyContext context) throws ClientPolicyException {
        super.triggerOnEvent(context);
        if (context instanceof UserInfoRequestContext userInfo) {
            AuthenticatedClientSessionModel clientSession = userInfo.getClientSession();
            check(Point.USERINFO, clientSession.getClient(), clientSession.getUserSession());
        } else if (context instanceof IdentityBrokeringAPIContext broker) {
            check(Point.BROKER, broker.getClient(), session.getContext().getUserSession());
        }
    }

    /** The error becomes that of {@code WWW-Authenticate} (RFC 6750, section 3.1). */
    private void check(Point point, ClientModel client, UserSessionModel userSession) throws ClientPolicyException {
        Optional<Verdict> denial =
                new BackChannelCheck(session).denial(point, userSession.getRealm(), client, userSession);
        if (denial.isPresent()) {
            throw new ClientPolicyException(
                    "invalid_token", TokenDenial.description(denial.get()), Response.Status.UNAUTHORIZED);
        }
    }
}
