// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.grant;

import io.conditionalaccess.authenticator.check.Point;
import io.conditionalaccess.authenticator.token.GrantCheck;
import io.conditionalaccess.authenticator.token.RevokedSession;
import io.conditionalaccess.authenticator.token.StatelessBinding;
import jakarta.ws.rs.core.Response;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.tokenexchange.StandardTokenExchangeProvider;
import org.keycloak.representations.AccessToken;

/** Token exchange (RFC 8693): acts for the session of the token that is shown. */
final class CheckedStandardExchange extends StandardTokenExchangeProvider {

    @Override
    protected Response tokenExchange() {
        return new RevokedSession(session, realm).whileSessionOf(params.getSubjectToken(), event, super::tokenExchange);
    }

    @Override
    protected Response exchangeClientToClient(
            UserModel user, UserSessionModel userSession, AccessToken token, boolean disallowOnHolderOfTokenMismatch) {
        StatelessBinding.recall(session, token, userSession);
        new GrantCheck(session, event).existing(Point.TOKEN, realm, client, userSession);
        return super.exchangeClientToClient(user, userSession, token, disallowOnHolderOfTokenMismatch);
    }
}
