// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.token;

import io.conditionalaccess.authenticator.check.Point;
import io.conditionalaccess.authenticator.check.Verdict;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.clientpolicy.ClientPolicyContext;
import org.keycloak.services.clientpolicy.ClientPolicyException;
import org.keycloak.services.clientpolicy.DefaultClientPolicyManager;
import org.keycloak.services.clientpolicy.context.UserInfoRequestContext;

/** Userinfo has no hook of its own, but it asks the client policies of the realm, and so us. */
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
            check(userInfo.getClientSession());
        }
    }

    /** The error becomes that of {@code WWW-Authenticate} (RFC 6750, section 3.1). */
    private void check(AuthenticatedClientSessionModel clientSession) throws ClientPolicyException {
        UserSessionModel userSession = clientSession.getUserSession();
        Optional<Verdict> denial = new BackChannelCheck(session)
                .denial(Point.USERINFO, userSession.getRealm(), clientSession.getClient(), userSession);
        if (denial.isPresent()) {
            throw new ClientPolicyException(
                    "invalid_token", TokenDenial.description(denial.get()), Response.Status.UNAUTHORIZED);
        }
    }
}
