// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.JsonNode;
import io.conditionalaccess.demo.http.Reply;
import java.math.BigInteger;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.stream.StreamSupport;

/** The keys with which a realm signs (RFC 7517), as an application fetches them. */
final class Jwks {
    private final JsonNode keys;

    private Jwks(JsonNode keys) {
        this.keys = keys;
    }

    static Jwks of(TestRealm realm) {
        Reply reply = realm.fromNowhere().get(URI.create(realm.uri() + "/protocol/openid-connect/certs"));
        return new Jwks(reply.expect(200).json().path("keys"));
    }

    /** Whether one of the keys signed this token by RS256. */
    boolean signed(String token) {
        JsonNode header = LogoutListener.header(token);
        for (JsonNode key : keys) {
            if (key.path("kid").equals(header.path("kid"))
                    && header.path("alg").asText().equals("RS256")) {
                return verifies(key, token);
            }
        }
        return false;
    }

    /** Those that sign. */
    List<PublicKey> signing() {
        return StreamSupport.stream(keys.spliterator(), false)
                .filter(key -> key.path("use").asText().equals("sig"))
                .map(Jwks::rsa)
                .toList();
    }

    private static boolean verifies(JsonNode key, String token) {
        int dot = token.lastIndexOf('.');
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(rsa(key));
            signature.update(token.substring(0, dot).getBytes(US_ASCII));
            return signature.verify(Base64.getUrlDecoder().decode(token.substring(dot + 1)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PublicKey rsa(JsonNode key) {
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(number(key.path("n")), number(key.path("e"))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static BigInteger number(JsonNode value) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(value.asText()));
    }
}
