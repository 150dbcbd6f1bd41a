// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.grant;

import io.conditionalaccess.authenticator.token.GrantCheck;
import java.util.function.Function;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.TokenManager;
import org.keycloak.protocol.oidc.grants.ciba.CibaGrantType;
import org.keycloak.services.clientpolicy.ClientPolicyContext;

/**
 * Client-initiated backchannel authentication: the person approves somewhere else, so the session that Keycloak has just
 * made belongs to the device that asks for the tokens. Bound before the tokens are made, which copy from it.
 */
final class CheckedCibaGrant extends CibaGrantType {

    @Override
    protected TokenManager.AccessTokenResponseBuilder createTokenResponseBuilder(
            UserModel user,
            UserSessionModel userSession,
            ClientSessionContext context,
            String scope,
            Function<TokenManager.AccessTokenResponseBuilder, ClientPolicyContext> policies) {
        new GrantCheck(session, event).starting(realm, client, userSession);
        return super.createTokenResponseBuilder(user, userSession, context, scope, policies);
    }
}
