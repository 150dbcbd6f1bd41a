// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.example;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;

/** A JSON web token (RFC 7519) whose signature holds; RS256 alone, whatever the token itself would like. */
record SignedToken(JsonNode header, JsonNode claims) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Takes a token apart and checks its signature.
     *
     * @param keys the issuer's key of that id, if it has one
     */
    static SignedToken verified(String token, Function<String, Optional<PublicKey>> keys) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            throw new InvalidTokenException("not a signed token");
        }
        JsonNode header = json(parts[0]);
        if (!header.path("alg").asText().equals("RS256")) {
            throw new InvalidTokenException("signed by another algorithm than RS256");
        }
        PublicKey key = keys.apply(header.path("kid").asText())
                .orElseThrow(() -> new InvalidTokenException("signed with an unknown key"));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(key);
            signature.update((parts[0] + "." + parts[1]).getBytes(US_ASCII));
            if (!signature.verify(bytes(parts[2]))) {
                throw new InvalidTokenException("the signature is wrong");
            }
        } catch (GeneralSecurityException e) {
            throw new InvalidTokenException("the signature is wrong");
        }
        return new SignedToken(header, json(parts[1]));
    }

    /** Whether it is from this issuer for this audience. */
    void require(String issuer, String audience) {
        if (!claims.path("iss").asText().equals(issuer)) {
            throw new InvalidTokenException("from another issuer");
        }
        JsonNode named = claims.path("aud");
        boolean meant = named.asText().equals(audience);
        for (JsonNode one : named) {
            meant |= one.asText().equals(audience);
        }
        if (!meant) {
            throw new InvalidTokenException("for another audience");
        }
    }

    private static JsonNode json(String part) {
        try {
            return JSON.readTree(bytes(part));
        } catch (JsonProcessingException e) {
            throw new InvalidTokenException("not JSON");
        } catch (IOException e) {
            throw new InvalidTokenException("not readable");
        }
    }

    private static byte[] bytes(String part) {
        try {
            return Base64.getUrlDecoder().decode(part);
        } catch (IllegalArgumentException e) {
            throw new InvalidTokenException("not base64");
        }
    }
}
