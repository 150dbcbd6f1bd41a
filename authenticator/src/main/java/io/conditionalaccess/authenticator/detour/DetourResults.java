// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.detour;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.conditionalaccess.authenticator.identity.EvidenceText;
import io.conditionalaccess.registry.certificate.CertificateEvidence;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.SecretGenerator;
import org.keycloak.models.SingleUseObjectProvider;

/**
 * What the other host saw, until the login host asks for it, in the memory of the cluster. Asking takes both halves: the
 * nonce, which only the browser has whose login began the detour, and the code, which only the browser has that was seen.
 */
final class DetourResults {
    /** The browser comes back at once. */
    static final Duration LIFETIME = Duration.ofSeconds(60);

    private static final String KEY = "conditional-access.detour:";
    private static final String CODE = "code";
    private static final String SEEN = "seen";
    private static final char SEPARATOR = '.';

    private final SingleUseObjectProvider objects;

    DetourResults(SingleUseObjectProvider objects) {
        this.objects = objects;
    }

    static String secret() {
        return SecretGenerator.getInstance().randomString(32);
    }

    /**
     * There is one per detour at most: a later one takes the place of an earlier one.
     *
     * @return the code
     */
    String keep(String nonce, CertificateEvidence seen) {
        String code = nonce + SEPARATOR + secret();
        objects.put(KEY + nonce, LIFETIME.toSeconds(), Map.of(CODE, code, SEEN, EvidenceText.write(seen)));
        return code;
    }

    /** Whatever the answer, the code is used up. */
    Optional<CertificateEvidence> take(Optional<String> nonce, @Nullable String code) {
        if (code == null || code.indexOf(SEPARATOR) < 0) {
            return Optional.empty();
        }
        String begun = code.substring(0, code.indexOf(SEPARATOR));
        return Optional.ofNullable(objects.remove(KEY + begun))
                .filter(kept -> nonce.filter(own -> same(own, begun)).isPresent())
                .filter(kept -> same(code, kept.getOrDefault(CODE, "")))
                .map(kept -> EvidenceText.read(kept.getOrDefault(SEEN, "")));
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(UTF_8), other.getBytes(UTF_8));
    }
}
