// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.token;

import io.conditionalaccess.authenticator.check.Point;
import io.conditionalaccess.authenticator.check.Verdict;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.clientpolicy.ClientPolicyContext;
import org.keycloak.services.clientpolicy.ClientPolicyException;
import org.keycloak.services.clientpolicy.DefaultClientPolicyManager;
import org.keycloak.services.clientpolicy.context.IdentityBrokeringAPIContext;
import org.keycloak.services.clientpolicy.context.ImplicitHybridTokenResponse;
import org.keycloak.services.clientpolicy.context.UserInfoRequestContext;

/** Endpoints that have no hook of their own, but ask the client policies of the realm, and so us. */
final class DeviceClientPolicies extends DefaultClientPolicyManager {
    private final KeycloakSession session;

    DeviceClientPolicies(KeycloakSession session) {
        super(session);
        this.session = session;
    }

    @Override
    public void triggerOnEvent(ClientPolicyContext context) throws ClientPolicyException {
        super.triggerOnEvent(context);
        if (context instanceof UserInfoRequestContext userInfo) {
            new UserInfoCheck(session).check(userInfo);
        } else if (context instanceof ImplicitHybridTokenResponse tokens) {
            new FrontChannelCheck(session).check(tokens);
        } else if (context instanceof IdentityBrokeringAPIContext broker) {
            check(broker);
        }
    }

    /**
     * The newer interface for tokens of identity providers, where the person's token is in a form. The error becomes that
     * of {@code WWW-Authenticate} (RFC 6750, section 3.1).
     */
    private void check(IdentityBrokeringAPIContext broker) throws ClientPolicyException {
        UserSessionModel userSession = session.getContext().getUserSession();
        Optional<Verdict> denial = new BackChannelCheck(session)
                .denial(Point.BROKER, userSession.getRealm(), broker.getClient(), userSession);
        if (denial.isPresent()) {
            throw new ClientPolicyException(
                    "invalid_token", TokenDenial.description(denial.get()), Response.Status.UNAUTHORIZED);
        }
    }
}
