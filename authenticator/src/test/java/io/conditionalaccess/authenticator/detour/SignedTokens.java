// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.detour;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.reflect.Proxy;
import java.util.Objects;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.keycloak.crypto.KeyType;
import org.keycloak.crypto.KeyUse;
import org.keycloak.crypto.KeyWrapper;
import org.keycloak.crypto.MacSignatureSignerContext;
import org.keycloak.crypto.MacSignatureVerifierContext;
import org.keycloak.jose.jws.JWSBuilder;
import org.keycloak.jose.jws.JWSInput;
import org.keycloak.models.TokenManager;

/** Signs and verifies as Keycloak's own does, with one secret. */
final class SignedTokens {
    private final KeyWrapper key = new KeyWrapper();

    SignedTokens(String algorithm, String secret) {
        key.setKid("key");
        key.setAlgorithm(algorithm);
        key.setUse(KeyUse.SIG);
        key.setType(KeyType.OCT);
        key.setSecretKey(new SecretKeySpec(secret.repeat(20).getBytes(UTF_8), "HmacSHA512"));
    }

    TokenManager proxy() {
        return (TokenManager) Proxy.newProxyInstance(
                TokenManager.class.getClassLoader(),
                new Class<?>[] {TokenManager.class},
                (proxy, method, args) -> switch (method.getName()) {
                    case "encode" -> new JWSBuilder().jsonContent(args[0]).sign(new MacSignatureSignerContext(key));
                    case "decode" -> decode((String) args[0], (Class<?>) Objects.requireNonNull(args[1]));
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private @Nullable Object decode(String text, Class<?> type) throws Exception {
        JWSInput token = new JWSInput(text);
        boolean valid = new MacSignatureVerifierContext(key)
                .verify(token.getEncodedSignatureInput().getBytes(UTF_8), token.getSignature());
        return valid ? token.readJsonContent(type) : null;
    }
}
