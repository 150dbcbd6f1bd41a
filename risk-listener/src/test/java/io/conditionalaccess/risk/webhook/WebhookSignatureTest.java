// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class WebhookSignatureTest {
    /** The vector of the Standard Webhooks reference libraries. */
    private static final byte[] KEY =
            WebhookSecret.decode("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").orElseThrow();

    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final String TIMESTAMP = "1614265330";
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private static final Instant SIGNED_AT = Instant.ofEpochSecond(1614265330);

    private final WebhookSignature signatures = new WebhookSignature();

    @Test
    void acceptsThePublishedVector() {
        assertThat(verify(SIGNATURE, List.of(KEY), SIGNED_AT)).isTrue();
    }

    @Test
    void acceptsFiveMinutesEitherWayAndNotASecondMore() {
        assertThat(verify(SIGNATURE, List.of(KEY), SIGNED_AT.plusSeconds(300))).isTrue();
        assertThat(verify(SIGNATURE, List.of(KEY), SIGNED_AT.minusSeconds(300))).isTrue();
        assertThat(verify(SIGNATURE, List.of(KEY), SIGNED_AT.plusSeconds(301))).isFalse();
        assertThat(verify(SIGNATURE, List.of(KEY), SIGNED_AT.minusSeconds(301))).isFalse();
    }

    @Test
    void acceptsTheSecondOfTwoKeys() {
        assertThat(verify(SIGNATURE, List.of(new byte[24], KEY), SIGNED_AT)).isTrue();
    }

    @Test
    void acceptsOneGoodSignatureAmongSeveral() {
        assertThat(verify("v1,AAAA v1a,xyz " + SIGNATURE, List.of(KEY), SIGNED_AT))
                .isTrue();
    }

    @Test
    void refusesOtherKeysVersionsAndNoKeyAtAll() {
        assertThat(verify(SIGNATURE, List.of(new byte[24]), SIGNED_AT)).isFalse();
        assertThat(verify(SIGNATURE, List.of(), SIGNED_AT)).isFalse();
        assertThat(verify(SIGNATURE.replace("v1,", "v2,"), List.of(KEY), SIGNED_AT))
                .isFalse();
        assertThat(verify("", List.of(KEY), SIGNED_AT)).isFalse();
        assertThat(verify(SIGNATURE.substring(0, SIGNATURE.length() - 1), List.of(KEY), SIGNED_AT))
                .isFalse();
    }

    @Test
    void refusesAnotherBodyOrId() {
        WebhookHeaders headers = new WebhookHeaders(ID, TIMESTAMP, SIGNATURE);
        byte[] other = "{\"test\": 2432232315}".getBytes(StandardCharsets.UTF_8);
        assertThat(signatures.verify(headers, other, List.of(KEY), SIGNED_AT)).isFalse();
        assertThat(signatures.verify(new WebhookHeaders("msg_2", TIMESTAMP, SIGNATURE), BODY, List.of(KEY), SIGNED_AT))
                .isFalse();
    }

    @Test
    void refusesTimestampsThatAreNotDigits() {
        for (String odd : List.of("", "-1614265330", "1614265330.0", "1614265330000000", "+1614265330", "\u0661")) {
            WebhookHeaders headers = new WebhookHeaders(ID, odd, sign(odd));
            assertThat(signatures.verify(headers, BODY, List.of(KEY), SIGNED_AT))
                    .as(odd)
                    .isFalse();
        }
    }

    @Test
    void readsSecretsOf24To64BytesOnly() {
        assertThat(WebhookSecret.decode(secret(23))).isEmpty();
        assertThat(WebhookSecret.decode(secret(24))).isPresent();
        assertThat(WebhookSecret.decode(secret(64))).isPresent();
        assertThat(WebhookSecret.decode(secret(65))).isEmpty();
        assertThat(WebhookSecret.decode("whsec_not base64!")).isEmpty();
        assertThat(WebhookSecret.decode(secret(24).substring(6))).isEmpty();
    }

    private boolean verify(String signature, List<byte[]> keys, Instant now) {
        return signatures.verify(new WebhookHeaders(ID, TIMESTAMP, signature), BODY, keys, now);
    }

    private static String secret(int bytes) {
        return "whsec_" + Base64.getEncoder().encodeToString(new byte[bytes]);
    }

    private static String sign(String timestamp) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
            mac.update((ID + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(BODY));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
