// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.grant;

import io.conditionalaccess.authenticator.check.Point;
import io.conditionalaccess.authenticator.token.GrantCheck;
import io.conditionalaccess.authenticator.token.PresentedToken;
import io.conditionalaccess.authenticator.token.RevokedSession;
import io.conditionalaccess.authenticator.token.StatelessBinding;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.OAuth2Constants;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.tokenexchange.V1TokenExchangeProvider;
import org.keycloak.representations.AccessToken;

/**
 * Keycloak's own, older token exchange. It also makes sessions, for somebody else (impersonation) or from another issuer's
 * token, and hands out assertions and other issuers' tokens. Impersonation needs two devices to be well: that of the
 * session whose token is shown, and the one that asks and gets the new session.
 */
final class CheckedExchange extends V1TokenExchangeProvider {

    @Override
    protected Response tokenExchange() {
        return new RevokedSession(session, realm).whileSessionOf(params.getSubjectToken(), event, super::tokenExchange);
    }

    @Override
    protected Response exchangeClientToClient(
            UserModel user,
            UserSessionModel userSession,
            @Nullable AccessToken token,
            boolean disallowOnHolderOfTokenMismatch) {
        if (token == null || impersonates()) {
            starting(userSession);
        } else {
            StatelessBinding.recall(session, token, userSession);
            check().existing(Point.TOKEN, realm, client, userSession);
        }
        return super.exchangeClientToClient(user, userSession, token, disallowOnHolderOfTokenMismatch);
    }

    @Override
    protected Response exchangeToIdentityProvider(
            UserModel user, @Nullable UserSessionModel userSession, String requestedIssuer) {
        if (impersonates()) {
            starting(userSession);
        } else {
            subject().ifPresent(subject -> check().existing(Point.TOKEN, realm, client, subject.userSession()));
        }
        return super.exchangeToIdentityProvider(user, userSession, requestedIssuer);
    }

    /** Null only if the request names nobody, which Keycloak trips over by itself. */
    private void starting(@Nullable UserSessionModel userSession) {
        subject().ifPresent(subject -> check().existing(Point.TOKEN, realm, client, subject.userSession()));
        if (userSession != null) {
            check().starting(realm, client, userSession);
        }
    }

    private boolean impersonates() {
        return formParams.getFirst(OAuth2Constants.REQUESTED_SUBJECT) != null;
    }

    /** Empty if no token of this realm is shown. */
    private Optional<PresentedToken> subject() {
        return Optional.ofNullable(params.getSubjectToken())
                .flatMap(token -> PresentedToken.read(session, realm, token));
    }

    private GrantCheck check() {
        return new GrantCheck(session, event);
    }
}
