// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.grant;

import io.conditionalaccess.authenticator.check.Point;
import io.conditionalaccess.authenticator.token.GrantCheck;
import io.conditionalaccess.authenticator.token.PresentedToken;
import io.conditionalaccess.authenticator.token.RevokedSession;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.protocol.oidc.grants.PermissionGrantType;
import org.keycloak.services.managers.AppAuthManager;

/**
 * User-managed access: whoever asks shows a token of the person. Asked before permissions are evaluated, because an answer
 * that only tells a decision or lists permissions makes no token.
 */
final class CheckedPermissionGrant extends PermissionGrantType {

    @Override
    public Response process(Context context) {
        setContext(context);
        List<String> shown = Stream.of(
                        bearer(), formParams.getFirst("claim_token"), formParams.getFirst("subject_token"))
                .filter(Objects::nonNull)
                .toList();
        RevokedSession revoked = new RevokedSession(session, realm);
        Supplier<Response> request = () -> {
            shown.stream()
                    .flatMap(token -> PresentedToken.read(session, realm, token).stream())
                    .forEach(this::check);
            return super.process(context);
        };
        for (String token : shown) {
            Supplier<Response> inner = request;
            request = () -> revoked.whileSessionOf(token, event, inner);
        }
        return request.get();
    }

    private void check(PresentedToken token) {
        event.client(token.client());
        new GrantCheck(session, event).existing(Point.TOKEN, realm, token.client(), token.userSession());
    }

    /** Read as Keycloak reads it here: other schemes are none. */
    private @Nullable String bearer() {
        String header = headers.getHeaderString(HttpHeaders.AUTHORIZATION);
        return header != null && header.toLowerCase(Locale.ROOT).startsWith("bearer")
                ? AppAuthManager.extractAuthorizationHeaderToken(headers)
                : null;
    }
}
