// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.intake;

import io.conditionalaccess.risk.source.AuthMethod;
import io.conditionalaccess.risk.source.Secret;
import io.conditionalaccess.risk.source.SecretRules;
import io.conditionalaccess.risk.source.SourceConfig;
import io.conditionalaccess.risk.webhook.WebhookSecret;
import io.conditionalaccess.risk.webhook.WebhookSignature;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/**
 * Decides whether a request comes from the source that it names. A source that is unknown, disabled or without a secret
 * costs the same work as a wrong signature and gets the same answer.
 */
final class SourceAuthentication {
    private final WebhookSignature signature = new WebhookSignature();

    /** The source, if the request is its own. */
    Optional<SourceConfig> authenticate(
            KeycloakSession session, Optional<SourceConfig> named, Headers headers, byte[] body, Instant now) {
        Optional<SourceConfig> source = named.filter(SourceConfig::enabled).filter(SourceConfig::configured);
        List<String> secrets = source.map(s -> secrets(session, s)).orElse(List.of());
        boolean hmac = source.filter(s -> s.auth() == AuthMethod.HMAC).isPresent();
        boolean signed = signed(headers, body, hmac ? secrets : List.of(), now);
        return source.filter(s -> switch (s.auth()) {
            case HMAC -> signed;
            case HEADER -> shown(headers, s, secrets);
            case BEARER -> new ServiceAccountToken(session).isOf(s.clientId().orElse(""), headers);
            case SET -> false; // only the token itself tells
        });
    }

    private static List<String> secrets(KeycloakSession session, SourceConfig source) {
        return source.secrets().stream()
                .map((Secret secret) -> secret.reveal(session))
                .flatMap(Optional::stream)
                .filter(value -> SecretRules.acceptable(source.auth(), value))
                .toList();
    }

    private boolean signed(Headers headers, byte[] body, List<String> secrets, Instant now) {
        List<byte[]> keys = secrets.stream()
                .map(WebhookSecret::decode)
                .flatMap(Optional::stream)
                .toList();
        return headers.webhook()
                .filter(sent -> signature.verify(sent, body, keys, now))
                .isPresent();
    }

    /** Whether a push shows one of the source's secrets as bearer token. */
    static boolean showsBearer(KeycloakSession session, SourceConfig source, Headers headers) {
        return equalsAny(headers.bearer().orElse(""), secrets(session, source));
    }

    private static boolean shown(Headers headers, SourceConfig source, List<String> secrets) {
        return equalsAny(source.headerName().flatMap(headers::secret).orElse(""), secrets);
    }

    private static boolean equalsAny(String text, List<String> secrets) {
        byte[] shown = digest(text);
        boolean equal = false;
        for (String secret : secrets) {
            equal |= MessageDigest.isEqual(shown, digest(secret));
        }
        return equal;
    }

    /** Hashed first, so that the comparison does not tell the length either. */
    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
