// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.grant;

import io.conditionalaccess.authenticator.binding.BindingNote;
import io.conditionalaccess.authenticator.binding.SessionBindings;
import io.conditionalaccess.authenticator.check.Point;
import io.conditionalaccess.authenticator.check.Verdict;
import io.conditionalaccess.authenticator.token.GrantCheck;
import io.conditionalaccess.core.decision.Identity;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Function;
import org.keycloak.events.Details;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.TokenManager;
import org.keycloak.protocol.oidc.grants.device.DeviceGrantType;
import org.keycloak.services.clientpolicy.ClientPolicyContext;
import org.keycloak.services.util.DefaultClientSessionContext;

/**
 * Device authorization (RFC 8628): approved in a browser, often on one device, and used on another. Keycloak issues the
 * tokens on the browser's session; revoking the browser's device would then end them, and revoking the device that has
 * them would do nothing. So the request for tokens counts as a login of the device that asks, and where that is not the
 * browser's, the tokens get a session of their own. The approval must still stand: what was approved on a device that has
 * gone bad since is not granted.
 */
final class CheckedDeviceGrant extends DeviceGrantType {

    @Override
    protected Response createTokenResponse(
            UserModel user,
            UserSessionModel approved,
            ClientSessionContext context,
            String scope,
            boolean code,
            Function<TokenManager.AccessTokenResponseBuilder, ClientPolicyContext> policies) {
        GrantCheck check = new GrantCheck(session, event);
        check.existing(Point.APPROVAL, realm, client, approved);
        Optional<Verdict> login = check.login(realm, client, user);
        // Where nothing is enforced nothing may change either: the tokens stay on the browser's session.
        Optional<Identity> other = login.filter(verdict -> verdict.decision().enforced())
                .map(Verdict::identity)
                .filter(identity -> !isOf(approved, identity));
        if (other.isEmpty()) {
            return super.createTokenResponse(user, approved, context, scope, code, policies);
        }
        AuthenticatedClientSessionModel own = OwnSession.besides(session, context.getClientSession(), approved)
                .clientSession();
        new SessionBindings(session).begin(realm, own.getUserSession(), other.get());
        event.session(own.getUserSession()).detail(Details.CODE_ID, approved.getId());
        return super.createTokenResponse(user, own.getUserSession(), of(own, scope, context), scope, code, policies);
    }

    /** An unknown device is never taken for that of the browser. */
    private static boolean isOf(UserSessionModel approved, Identity identity) {
        return identity instanceof Identity.Recognised recognised
                && SessionBindings.note(approved)
                        .flatMap(BindingNote::device)
                        .filter(recognised.device().uuid()::equals)
                        .isPresent();
    }

    private ClientSessionContext of(AuthenticatedClientSessionModel own, String scope, ClientSessionContext approved) {
        ClientSessionContext context =
                DefaultClientSessionContext.fromClientSessionAndScopeParameter(own, scope, session);
        context.setAttribute(
                OIDCLoginProtocol.NONCE_PARAM, approved.getAttribute(OIDCLoginProtocol.NONCE_PARAM, String.class));
        return context;
    }
}
