// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.ssf.act;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.conditionalaccess.risk.source.SourceConfig;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.keycloak.crypto.Algorithm;
import org.keycloak.crypto.KeyUse;
import org.keycloak.crypto.KeyWrapper;
import org.keycloak.models.KeycloakSession;

/**
 * The state of a verification (SSF 1.0, section 8.1.4), which the transmitter has to send back. It carries its own proof,
 * by a key of the realm, so that any node knows it and nothing has to be stored.
 */
public final class VerificationState {
    static final Duration VALID = Duration.ofDays(1);
    private static final String MAC = "HmacSHA512";
    private static final int NONCE_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final KeycloakSession session;
    private final SourceConfig source;

    public VerificationState(KeycloakSession session, SourceConfig source) {
        this.session = session;
        this.source = source;
    }

    /** Empty for a realm without such a key: then a verification is asked for without a state. */
    public Optional<String> next(Instant now) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        String said = now.getEpochSecond() + "." + ENCODER.encodeToString(nonce);
        return keys().stream().findFirst().map(key -> said + "." + proof(key, said));
    }

    boolean isOurs(String state, Instant now) {
        String[] parts = state.split("\\.", -1);
        if (parts.length != 3 || !parts[0].matches("\\d{1,11}")) {
            return false;
        }
        String said = parts[0] + "." + parts[1];
        boolean proved = false;
        for (SecretKey key : keys()) {
            proved |= MessageDigest.isEqual(proof(key, said).getBytes(UTF_8), parts[2].getBytes(UTF_8));
        }
        Instant asked = Instant.ofEpochSecond(Long.parseLong(parts[0]));
        return proved && now.isBefore(asked.plus(VALID));
    }

    private List<SecretKey> keys() {
        return session.keys()
                .getKeysStream(session.getContext().getRealm(), KeyUse.SIG, Algorithm.HS512)
                .filter(key -> key.getStatus().isEnabled())
                .map(KeyWrapper::getSecretKey)
                .toList();
    }

    /** The first words keep it apart from everything else that the realm proves by its key. */
    private String proof(SecretKey key, String said) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(key);
            String realm = session.getContext().getRealm().getId();
            mac.update(("ssf verification|" + realm + "|" + source.component() + "|" + said).getBytes(UTF_8));
            return ENCODER.encodeToString(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC with SHA-512 here", e);
        }
    }
}
