// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.detour;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.jose.jws.JWSInput;
import org.keycloak.jose.jws.JWSInputException;
import org.keycloak.models.Constants;
import org.keycloak.models.RealmModel;
import org.keycloak.models.TokenManager;
import org.keycloak.representations.JsonWebToken;

/**
 * What a browser takes along to the other host: a JSON Web Token (RFC 7519) under the realm's own secret. It says nothing
 * about a device, and whoever has it gains nothing: what comes of it counts for the login only that holds its nonce.
 *
 * @param nonce of the one detour that it is for
 * @param back where on the login host the browser goes with what was seen
 */
record DetourTicket(String nonce, URI back) {
    /** The person may have to choose a certificate and to unlock its key. */
    static final Duration LIFETIME = Duration.ofMinutes(5);

    private static final String TYPE = "device-certificate-detour";
    private static final String BACK = "back";

    String sign(TokenManager tokens, RealmModel realm) {
        long now = Time.currentTimeSeconds();
        JsonWebToken token = new JsonWebToken()
                .id(nonce)
                .type(TYPE)
                .audience(realm.getId())
                .iat(now)
                .exp(now + LIFETIME.toSeconds());
        token.setOtherClaims(BACK, back.toString());
        return tokens.encode(token);
    }

    /** Empty unless the realm signed it as a ticket and it is still good. */
    static Optional<DetourTicket> read(TokenManager tokens, RealmModel realm, @Nullable String text) {
        return Optional.ofNullable(text)
                .filter(DetourTicket::hasOwnAlgorithm)
                .map(ticket -> tokens.decode(ticket, JsonWebToken.class))
                .filter(token -> TYPE.equals(token.getType()) && token.hasAudience(realm.getId()) && isGood(token))
                .filter(token -> token.getId() != null && token.getOtherClaims().get(BACK) instanceof String)
                .map(token -> new DetourTicket(token.getId(), URI.create((String)
                        token.getOtherClaims().get(BACK))));
    }

    private static boolean isGood(JsonWebToken token) {
        return token.getExp() != null && token.isActive();
    }

    /** Keycloak verifies by whatever algorithm a token names; what it signs for others must not pass for a ticket. */
    private static boolean hasOwnAlgorithm(String ticket) {
        try {
            return Constants.INTERNAL_SIGNATURE_ALGORITHM.equals(
                    new JWSInput(ticket).getHeader().getRawAlgorithm());
        } catch (JWSInputException e) {
            return false;
        }
    }
}
