// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.client.SignalSender;
import io.conditionalaccess.demo.http.Json;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The ways in which a sender proves who it is: signatures and static secrets. */
@Tag("core")
class IntakeAuthenticationIT {
    private static final TestRealm REALM = TestRealm.create();
    private static final Fleet FLEET = new Fleet(REALM);
    private static final String OLD = secret('o');
    private static final String NEW = secret('n');
    private static final String FOREIGN = secret('f');
    private static final String STATIC = "a static secret of enough length".replace(' ', '-');

    static {
        REALM.recipe
                .addSource("rotating", Map.of("auth", "hmac", "secret", OLD, "secretNext", NEW))
                .expect(201);
        header("key", Map.of("headerName", "X-Api-Key"));
        header("clearing-key", Map.of("headerName", "X-Api-Key", "mayClear", "true"));
        header("basic", Map.of("headerName", "Authorization"));
    }

    private final String laptop = FLEET.device();

    @Test
    void bothSecretsCountDuringARotation() {
        assertThat(status("rotating", SignalSender.hmac(OLD))).isEqualTo(202);
        assertThat(status("rotating", SignalSender.hmac(NEW))).isEqualTo(202);
        assertThat(status("rotating", SignalSender.hmac(FOREIGN))).isEqualTo(401);
    }

    @Test
    void oneRightSignatureAmongSeveralIsEnough() {
        assertThat(status("rotating", body -> signedWith(body, List.of(FOREIGN, NEW))))
                .isEqualTo(202);
        assertThat(status("rotating", body -> signedWith(body, List.of(OLD, FOREIGN))))
                .isEqualTo(202);
        assertThat(status("rotating", body -> signedWith(body, List.of(FOREIGN, FOREIGN))))
                .isEqualTo(401);
    }

    @Test
    void theSameRequestMayBeSentAgainBecauseTheItemsOwnIdTellsDuplicates() {
        String body = Json.write(TestRealm.signal(laptop, Map.of("risk", "low")));
        Map<String, String> headers = SignalSender.signed(OLD, "msg_same", Instant.now(), body);
        SignalSender sender = REALM.sender("rotating", SignalSender.hmac(OLD));
        sender.sendText(body, "application/json", headers).expect(202);

        assertThat(TestRealm.resultOf(sender.sendText(body, "application/json", headers))
                        .path("status")
                        .asText())
                .isEqualTo("duplicate");
    }

    @Test
    void aStaticSecretInItsHeaderIsAccepted() {
        assertThat(status("key", SignalSender.header("X-Api-Key", STATIC))).isEqualTo(202);
        assertThat(status("key", SignalSender.header("x-api-key", STATIC))).isEqualTo(202);
        assertThat(status("key", SignalSender.header("X-Api-Key", STATIC + "x")))
                .isEqualTo(401);
        assertThat(status("key", SignalSender.header("X-Other-Key", STATIC))).isEqualTo(401);
        assertThat(status("key", body -> Map.of())).isEqualTo(401);
    }

    @Test
    void aStaticSecretMayBeThePasswordOfBasic() {
        assertThat(status("basic", basic("anybody:" + STATIC))).isEqualTo(202);
        assertThat(status("basic", basic("anybody:wrong"))).isEqualTo(401);
        assertThat(status("basic", basic(STATIC))).isEqualTo(401);
        assertThat(status("basic", SignalSender.header("Authorization", STATIC)))
                .isEqualTo(401);
    }

    @Test
    void aStaticSecretMayWorsenButNotClear() {
        SignalSender key = REALM.sender("key", SignalSender.header("X-Api-Key", STATIC));
        assertThat(REALM.tell(key, laptop, Map.of("risk", "medium"))).isEqualTo("applied");

        assertThat(REALM.tell(key, laptop, Map.of("risk", "none"))).isEqualTo("refused");
        assertThat(FLEET.risk(laptop)).isEqualTo("medium");
    }

    @Test
    void unlessItIsToldThatItMay() {
        SignalSender key = REALM.sender("clearing-key", SignalSender.header("X-Api-Key", STATIC));
        REALM.tell(key, laptop, Map.of("risk", "medium"));

        assertThat(REALM.tell(key, laptop, Map.of("risk", "none"))).isEqualTo("applied");
        assertThat(FLEET.risk(laptop)).isEqualTo("none");
    }

    private int status(String source, SignalSender.Proof proof) {
        return REALM.sender(source, proof)
                .send(TestRealm.signal(laptop, Map.of("risk", "low")))
                .status();
    }

    private static Map<String, String> signedWith(String body, List<String> secrets) {
        Instant now = Instant.now();
        Map<String, String> headers = new HashMap<>(SignalSender.signed(FOREIGN, "msg_1", now, body));
        headers.put(
                "webhook-signature",
                secrets.stream()
                        .map(secret ->
                                SignalSender.signed(secret, "msg_1", now, body).get("webhook-signature"))
                        .collect(Collectors.joining(" ")));
        return headers;
    }

    private static SignalSender.Proof basic(String pair) {
        return SignalSender.header(
                "Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)));
    }

    private static void header(String alias, Map<String, String> settings) {
        Map<String, String> config = new HashMap<>(settings);
        config.put("auth", "header");
        config.put("secret", STATIC);
        REALM.recipe.addSource(alias, config).expect(201);
    }

    private static String secret(char filler) {
        byte[] key = String.valueOf(filler).repeat(32).getBytes(UTF_8);
        return "whsec_" + Base64.getEncoder().encodeToString(key);
    }
}
