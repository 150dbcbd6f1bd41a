// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.grant;

import io.conditionalaccess.authenticator.token.GrantCheck;
import java.util.function.Function;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.TokenManager;
import org.keycloak.protocol.oidc.grants.JWTAuthorizationGrantType;
import org.keycloak.services.clientpolicy.ClientPolicyContext;

/** An identity provider's assertion for an access token (RFC 7523), decided like a login of the device that asks. */
final class CheckedJwtGrant extends JWTAuthorizationGrantType {

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
