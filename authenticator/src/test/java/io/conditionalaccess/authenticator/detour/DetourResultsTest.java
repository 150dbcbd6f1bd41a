// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.detour;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.registry.certificate.CertificateEvidence;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.keycloak.models.SingleUseObjectProvider;

class DetourResultsTest {
    private static final CertificateEvidence SEEN = new CertificateEvidence.Refused("no-certificate");
    private static final Optional<String> NONCE = Optional.of("nonce");

    private final Map<String, Object> stored = new HashMap<>();
    private final DetourResults results = new DetourResults((SingleUseObjectProvider) Proxy.newProxyInstance(
            SingleUseObjectProvider.class.getClassLoader(),
            new Class<?>[] {SingleUseObjectProvider.class},
            (proxy, method, args) -> switch (method.getName()) {
                case "put" -> {
                    assertThat(args[1]).isEqualTo(DetourResults.LIFETIME.toSeconds());
                    yield stored.put((String) args[0], args[2]);
                }
                case "remove" -> stored.remove(args[0]);
                default -> throw new UnsupportedOperationException(method.getName());
            }));

    @Test
    void nonceAndCodeTogetherFetchItOnce() {
        String code = results.keep("nonce", SEEN);

        assertThat(results.take(NONCE, code)).contains(SEEN);
        assertThat(results.take(NONCE, code)).isEmpty();
    }

    @Test
    void theCodeIsOfNoUseToAnotherLoginAndGoneThen() {
        String code = results.keep("nonce", SEEN);

        assertThat(results.take(Optional.of("another"), code)).isEmpty();
        assertThat(results.take(NONCE, code)).isEmpty();
    }

    @Test
    void theCodeIsOfNoUseWithoutALoginAndGoneThen() {
        String code = results.keep("nonce", SEEN);

        assertThat(results.take(Optional.empty(), code)).isEmpty();
        assertThat(results.take(NONCE, code)).isEmpty();
    }

    @Test
    void theNonceIsNoCode() {
        results.keep("nonce", SEEN);
        assertThat(results.take(NONCE, "nonce.guess")).isEmpty();

        results.keep("nonce", SEEN);
        assertThat(results.take(NONCE, "nonce.")).isEmpty();
        assertThat(results.take(NONCE, "nonce")).isEmpty();
        assertThat(results.take(NONCE, null)).isEmpty();
    }

    @Test
    void aLaterVisitTakesThePlaceOfAnEarlierOne() {
        String first = results.keep("nonce", SEEN);
        String second = results.keep("nonce", SEEN);

        assertThat(stored).hasSize(1);
        assertThat(second).isNotEqualTo(first);
        assertThat(results.take(NONCE, first)).isEmpty();
    }
}
