// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.intake;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.conditionalaccess.risk.reading.StrictJson;
import io.conditionalaccess.risk.source.Proof;
import io.conditionalaccess.risk.source.Secret;
import io.conditionalaccess.risk.source.SecretRules;
import io.conditionalaccess.risk.source.SourceConfig;
import io.conditionalaccess.risk.webhook.ConstantTime;
import io.conditionalaccess.risk.webhook.GraphClientState;
import io.conditionalaccess.risk.webhook.WebhookSecret;
import io.conditionalaccess.risk.webhook.WebhookSignature;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/**
 * Decides whether a request comes from the source that it names. A source that is unknown, disabled or without a secret
 * costs the same work as a wrong signature and gets the same answer.
 */
final class SourceAuthentication {
    /** A stranger's body is read for a proof by client state only: there it is inside. */
    private static final StrictJson NOTIFICATIONS = new StrictJson(32, 64 * 1024, 50_000);

    private final WebhookSignature standard = new WebhookSignature();
    private final SenderCertificates certificates = new SenderCertificates();

    /** The source, if the request is its own. */
    Optional<SourceConfig> authenticate(
            KeycloakSession session, Optional<SourceConfig> named, Headers headers, byte[] body, Instant now) {
        Optional<SourceConfig> source = named.filter(SourceConfig::enabled).filter(SourceConfig::configured);
        Optional<Proof> proof = source.map(SourceConfig::proof);
        List<String> secrets = proof.map(p -> secrets(session, p)).orElse(List.of());
        // Whoever is named, and however it proves itself, the body is signed twice.
        boolean signed = signed(proof, secrets, headers, body, now);
        return source.filter(s -> signed || shown(session, s.proof(), secrets, headers, body, now));
    }

    private static List<String> secrets(KeycloakSession session, Proof proof) {
        return proof.secrets().stream()
                .map((Secret secret) -> secret.reveal(session))
                .flatMap(Optional::stream)
                .filter(value -> SecretRules.acceptable(proof.method(), value))
                .toList();
    }

    private boolean signed(Optional<Proof> proof, List<String> secrets, Headers headers, byte[] body, Instant now) {
        if (proof.isPresent() && proof.get() instanceof Proof.Signature own) {
            List<byte[]> keys = secrets.stream()
                    .map(secret -> secret.getBytes(StandardCharsets.UTF_8))
                    .toList();
            return own.scheme().verify(headers, body, keys, now);
        }
        List<byte[]> keys = proof.filter(Proof.Webhook.class::isInstance).stream()
                .flatMap(p -> secrets.stream())
                .map(WebhookSecret::decode)
                .flatMap(Optional::stream)
                .toList();
        return standard.verify(headers.webhook(), body, keys, now);
    }

    /** Whether a push shows one of the source's secrets as bearer token. */
    static boolean showsBearer(KeycloakSession session, SourceConfig source, Headers headers) {
        return ConstantTime.anyEquals(headers.bearer().orElse(""), secrets(session, source.proof()));
    }

    private boolean shown(
            KeycloakSession session, Proof proof, List<String> secrets, Headers headers, byte[] body, Instant now) {
        if (proof instanceof Proof.Header header) {
            return header.header().verify(headers, secrets);
        }
        if (proof instanceof Proof.Basic basic) {
            return basic.user().verify(headers, secrets);
        }
        if (proof instanceof Proof.ClientState) {
            return GraphClientState.verify(NOTIFICATIONS.read(body).root().orElse(MissingNode.getInstance()), secrets);
        }
        if (proof instanceof Proof.Bearer bearer) {
            return new ServiceAccountToken(session).isOf(bearer.clientId(), headers);
        }
        return proof instanceof Proof.Certificate certificate
                && certificates.shown(session, certificate.expected(), now);
    }
}
