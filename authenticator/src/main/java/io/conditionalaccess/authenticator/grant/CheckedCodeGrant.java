// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.grant;

import io.conditionalaccess.authenticator.token.RevokedSession;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.OAuth2Constants;
import org.keycloak.protocol.oidc.grants.AuthorizationCodeGrantType;

/** A code for tokens. Whether the device is well is decided before they leave; here it only gets a reason where it is not. */
final class CheckedCodeGrant extends AuthorizationCodeGrantType {

    @Override
    public Response process(Context context) {
        setContext(context);
        return new RevokedSession(session, realm)
                .whileItLasts(
                        sessionId(formParams.getFirst(OAuth2Constants.CODE)), event, () -> super.process(context));
    }

    /** A code is {@code <id>.<session>.<client>}; of another client's nothing is told. */
    private Optional<String> sessionId(String code) {
        String[] parts = String.valueOf(code).split("\\.", 3);
        return parts.length == 3 && parts[2].equals(client.getId()) ? Optional.of(parts[1]) : Optional.empty();
    }
}
