// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HmacSchemeTest {
    private static final HmacScheme KOLIDE = new HmacScheme(
            HmacAlgorithm.SHA256,
            "Authorization",
            SignatureEncoding.HEX,
            "",
            SignedContent.of("{body}"),
            Optional.empty(),
            Optional.empty(),
            HmacScheme.TOLERANCE);
    private static final byte[] KEY = "a key of more than thirty-two bytes".getBytes(StandardCharsets.UTF_8);
    private static final byte[] OTHER = "another key, also long enough to be".getBytes(StandardCharsets.UTF_8);
    private static final byte[] BODY = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void acceptsKolidesBareHexInAuthorization() {
        String signature =
                HexFormat.of().formatHex(HmacAlgorithm.SHA256.with(KEY).doFinal(BODY));
        assertThat(KOLIDE.verify(headers(Map.of("Authorization", signature)), BODY, List.of(KEY), NOW))
                .isTrue();
        assertThat(KOLIDE.verify(headers(Map.of("Authorization", "Bearer " + signature)), BODY, List.of(KEY), NOW))
                .isFalse();
        assertThat(KOLIDE.verify(headers(Map.of()), BODY, List.of(KEY), NOW)).isFalse();
    }

    @Test
    void agreesWithThePublishedVector() {
        // RFC 4231, test case 2
        byte[] key = "Jefe".getBytes(StandardCharsets.UTF_8);
        byte[] body = "what do ya want for nothing?".getBytes(StandardCharsets.UTF_8);
        Map<HmacAlgorithm, String> expected = Map.of(
                HmacAlgorithm.SHA256, "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
                HmacAlgorithm.SHA384,
                        "af45d2e376484031617f78d2b58a6b1b9c7ef464f5a01b47e42ec3736322445e8e2240ca5e69e2c78b3239ecfab21649",
                HmacAlgorithm.SHA512,
                        "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea2505549758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737");
        expected.forEach((algorithm, hex) -> assertThat(scheme(algorithm, SignatureEncoding.HEX, "", "{body}", false)
                        .verify(headers(Map.of("X-Signature", hex)), body, List.of(key), NOW))
                .as(algorithm.name())
                .isTrue());
    }

    @Test
    void signsWhatTheTemplateSays() {
        HmacScheme scheme =
                scheme(HmacAlgorithm.SHA256, SignatureEncoding.BASE64, "v0=", "v0:{id}:{timestamp}:{body}", true);
        String time = String.valueOf(NOW.getEpochSecond());
        javax.crypto.Mac mac = HmacAlgorithm.SHA256.with(KEY);
        mac.update(("v0:7:" + time + ":").getBytes(StandardCharsets.UTF_8));
        String signature = "v0=" + Base64.getEncoder().encodeToString(mac.doFinal(BODY));
        Map<String, String> good = Map.of("X-Signature", signature, "X-Id", "7", "X-Time", time);
        assertThat(scheme.verify(headers(good), BODY, List.of(KEY), NOW)).isTrue();
        assertThat(scheme.verify(headers(good), BODY, List.of(OTHER, KEY), NOW)).isTrue();
        assertThat(scheme.verify(headers(good), BODY, List.of(OTHER), NOW)).isFalse();
        assertThat(scheme.verify(headers(good), BODY, List.of(), NOW)).isFalse();
        assertThat(scheme.verify(headers(good), new byte[0], List.of(KEY), NOW)).isFalse();
        for (String name : good.keySet()) {
            Map<String, String> without = new java.util.HashMap<>(good);
            without.remove(name);
            assertThat(scheme.verify(headers(without), BODY, List.of(KEY), NOW))
                    .as("without " + name)
                    .isFalse();
        }
    }

    @Test
    void acceptsTheToleranceEitherWayAndNotASecondMore() {
        HmacScheme scheme = scheme(HmacAlgorithm.SHA256, SignatureEncoding.HEX, "", "{body}{timestamp}", false);
        for (String time : List.of("2026-11-22T12:00:00Z", "1795348800", "1795348800000")) {
            javax.crypto.Mac mac = HmacAlgorithm.SHA256.with(KEY);
            mac.update(BODY);
            String signature =
                    HexFormat.of().withUpperCase().formatHex(mac.doFinal(time.getBytes(StandardCharsets.UTF_8)));
            RequestHeaders headers = headers(Map.of("X-Signature", signature, "X-Time", time));
            assertThat(scheme.verify(headers, BODY, List.of(KEY), NOW.plusSeconds(300)))
                    .as(time)
                    .isTrue();
            assertThat(scheme.verify(headers, BODY, List.of(KEY), NOW.minusSeconds(300)))
                    .isTrue();
            assertThat(scheme.verify(headers, BODY, List.of(KEY), NOW.plusSeconds(301)))
                    .isFalse();
            assertThat(scheme.verify(headers, BODY, List.of(KEY), NOW.minusSeconds(301)))
                    .isFalse();
        }
    }

    @Test
    void offersNoOldAlgorithm() {
        assertThat(HmacAlgorithm.of("sha-256")).contains(HmacAlgorithm.SHA256);
        assertThat(HmacAlgorithm.of("SHA512")).contains(HmacAlgorithm.SHA512);
        assertThat(HmacAlgorithm.of("sha1")).isEmpty();
        assertThat(HmacAlgorithm.of("md5")).isEmpty();
        assertThat(HmacAlgorithm.of("none")).isEmpty();
    }

    @Test
    void refusesTemplatesThatDoNotFit() {
        assertThatThrownBy(() -> SignedContent.of("{id}.{timestamp}")).hasMessageContaining("{body} exactly once");
        assertThatThrownBy(() -> SignedContent.of("{body}{body}")).hasMessageContaining("{body} exactly once");
        assertThatThrownBy(() -> SignedContent.of("{url}{body}")).hasMessageContaining("expected no braces");
        assertThatThrownBy(() -> new HmacScheme(
                        HmacAlgorithm.SHA256,
                        "X-Signature",
                        SignatureEncoding.HEX,
                        "",
                        SignedContent.of("{body}"),
                        Optional.empty(),
                        Optional.of("X-Time"),
                        Duration.ofMinutes(5)))
                .hasMessageStartingWith("timestampHeader: expected exactly if");
    }

    private static HmacScheme scheme(
            HmacAlgorithm algorithm, SignatureEncoding encoding, String prefix, String content, boolean id) {
        return new HmacScheme(
                algorithm,
                "X-Signature",
                encoding,
                prefix,
                SignedContent.of(content),
                id ? Optional.of("X-Id") : Optional.empty(),
                content.contains("{timestamp}") ? Optional.of("X-Time") : Optional.empty(),
                Duration.ofMinutes(5));
    }

    private static RequestHeaders headers(Map<String, String> values) {
        return name -> Optional.ofNullable(values.get(name));
    }
}
