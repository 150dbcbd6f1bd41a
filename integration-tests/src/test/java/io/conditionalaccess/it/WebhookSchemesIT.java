// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.client.SignalSender;
import io.conditionalaccess.demo.http.Http;
import io.conditionalaccess.demo.http.Json;
import io.conditionalaccess.demo.http.Reply;
import io.conditionalaccess.demo.tls.Identity;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** The ways in which vendors prove who they are, besides those of every sender. */
class WebhookSchemesIT {
    private static final TestRealm REALM = TestRealm.create();
    private static final Fleet FLEET = new Fleet(REALM);
    private static final String OLD = "old-secret-of-at-least-32-characters";
    private static final String NEW = "new-secret-of-at-least-32-characters";
    private static final String WRONG = "bad-secret-of-at-least-32-characters";
    private static final Identity SENDER = Authorities.STRANGERS.device("edr");
    private static final Identity NEXT = Authorities.STRANGERS.device("edr");

    static {
        source(
                "signed",
                Map.of(
                        "auth", "custom-hmac",
                        "headerName", "X-Signature",
                        "signatureAlgorithm", "sha512",
                        "signatureEncoding", "base64",
                        "signaturePrefix", "v0=",
                        "signedContent", "{timestamp}:{body}",
                        "timestampHeader", "X-Time"));
        source("kolide", Map.of("auth", "custom-hmac", "headerName", "Authorization"));
        source("basic", Map.of("auth", "basic", "username", "wsone"));
        source("graph", "mapping", Map.of("auth", "client-state", "mapping", "microsoft-graph"));
        certificate("pinned", Map.of("certificateThumbprint", thumbprint(SENDER) + "," + thumbprint(NEXT)));
        certificate(
                "named",
                Map.of(
                        "certificateSubject",
                        "CN=edr",
                        "certificateIssuers",
                        Authorities.STRANGERS.self().certificatePem()));
    }

    private final String laptop = FLEET.device();
    private final String body = Json.write(TestRealm.signal(laptop, Map.of("risk", "low")));

    @Test
    void bothSecretsOfASignatureOfItsOwnCount() {
        assertThat(signed(OLD, Instant.now(), body)).isEqualTo(202);
        assertThat(signed(NEW, Instant.now(), body)).isEqualTo(202);
        assertThat(signed(WRONG, Instant.now(), body)).isEqualTo(401);
    }

    @Test
    void aSignatureOfItsOwnWithATimeCannotBeReplayed() {
        assertThat(signed(OLD, Instant.now().minus(Duration.ofSeconds(310)), body))
                .isEqualTo(401);
        assertThat(signed(OLD, Instant.now().plus(Duration.ofSeconds(310)), body))
                .isEqualTo(401);
    }

    @Test
    void theTimeIsPartOfTheSignature() {
        Map<String, String> headers = new HashMap<>(headers(OLD, Instant.now().minusSeconds(400), body));
        headers.put("X-Time", Long.toString(Instant.now().getEpochSecond()));

        assertThat(post("signed", body, headers)).isEqualTo(401);
    }

    @Test
    void aSignatureOfItsOwnCoversTheBody() {
        assertThat(post("signed", body.replace("low", "high"), headers(OLD, Instant.now(), body)))
                .isEqualTo(401);
    }

    @Test
    void eachPartOfASignatureOfItsOwnIsNeeded() {
        for (String missing : List.of("X-Signature", "X-Time")) {
            Map<String, String> headers = new HashMap<>(headers(OLD, Instant.now(), body));
            headers.remove(missing);
            assertThat(post("signed", body, headers)).as(missing).isEqualTo(401);
        }
        Map<String, String> withoutPrefix = new HashMap<>(headers(OLD, Instant.now(), body));
        withoutPrefix.computeIfPresent("X-Signature", (name, value) -> value.substring(3));
        assertThat(post("signed", body, withoutPrefix)).isEqualTo(401);
    }

    @Test
    void aSignatureWithATimeMayClearAndOneWithoutMayNot() {
        assertThat(clears("signed", text -> headers(OLD, Instant.now(), text))).isEqualTo("applied");
        assertThat(clears("kolide", text -> Map.of("Authorization", kolide(OLD, text))))
                .isEqualTo("refused");
    }

    @Test
    void aBareSignatureOfTheBodyIsEnoughForThoseWhoSendNoMore() {
        assertThat(post("kolide", body, Map.of("Authorization", kolide(OLD, body))))
                .isEqualTo(202);
        assertThat(post("kolide", body, Map.of("Authorization", kolide(NEW, body))))
                .isEqualTo(202);
        assertThat(post("kolide", body, Map.of("Authorization", kolide(WRONG, body))))
                .isEqualTo(401);
        assertThat(post("kolide", body, Map.of())).isEqualTo(401);
    }

    @Test
    void aDeliveryWithoutATimeThatIsReplayedIsADuplicate() {
        Map<String, String> headers = Map.of("Authorization", kolide(OLD, body));
        post("kolide", body, headers);

        assertThat(TestRealm.resultOf(reply("kolide", body, headers))
                        .path("status")
                        .asText())
                .isEqualTo("duplicate");
    }

    @Test
    void basicWantsUserAndPassword() {
        assertThat(basic("wsone:" + OLD)).isEqualTo(202);
        assertThat(basic("wsone:" + NEW)).isEqualTo(202);
        assertThat(basic("wsone:" + WRONG)).isEqualTo(401);
        assertThat(basic("other:" + OLD)).isEqualTo(401);
        assertThat(basic(OLD)).isEqualTo(401);
        assertThat(post("basic", body, Map.of())).isEqualTo(401);
    }

    @Test
    void everyNotificationOfGraphNeedsTheClientState() {
        assertThat(graph(OLD)).isEqualTo(202);
        assertThat(graph(OLD, NEW)).isEqualTo(202);
        assertThat(graph(WRONG)).isEqualTo(401);
        assertThat(graph(OLD, WRONG)).isEqualTo(401);
        assertThat(graph()).isEqualTo(401);
        assertThat(post("graph", "{\"value\": [{}]}", Map.of())).isEqualTo(401);
        assertThat(post("graph", "not JSON", Map.of())).isEqualTo(401);
    }

    @Test
    void aPinnedCertificateIsTheProof() {
        assertThat(shown("pinned", REALM.from(SENDER))).isEqualTo(202);
        assertThat(shown("pinned", REALM.from(NEXT))).isEqualTo(202);
        assertThat(shown("pinned", REALM.from(Authorities.STRANGERS.device("edr"))))
                .isEqualTo(401);
        assertThat(shown("pinned", REALM.fromNowhere())).isEqualTo(401);
    }

    @Test
    void aNamedCertificateHasToComeFromItsIssuer() {
        assertThat(shown("named", REALM.from(SENDER))).isEqualTo(202);
        assertThat(shown("named", REALM.from(Authorities.DEVICES.device("edr"))))
                .isEqualTo(401);
        assertThat(shown("named", REALM.from(Authorities.STRANGERS.device("mdm"))))
                .isEqualTo(401);
        assertThat(shown("named", REALM.fromNowhere())).isEqualTo(401);
    }

    @Test
    void aCertificateInAHeaderIsNone() {
        Http forged = REALM.fromNowhere().with("ssl-client-cert", Http.encode(SENDER.certificatePem()));

        assertThat(shown("pinned", forged)).isEqualTo(401);
    }

    @Test
    void whatProvesOneSourceProvesNoOther() {
        assertThat(post("signed", body, Map.of("Authorization", kolide(OLD, body))))
                .isEqualTo(401);
        assertThat(post("kolide", body, headers(OLD, Instant.now(), body))).isEqualTo(401);
        assertThat(shown("basic", REALM.from(SENDER))).isEqualTo(401);
    }

    /** What becomes of good news after bad news. */
    private String clears(String source, SignalSender.Proof proof) {
        SignalSender sender = REALM.sender(source, proof);
        assertThat(REALM.tell(sender, laptop, Map.of("risk", "medium"))).isEqualTo("applied");
        return REALM.tell(sender, laptop, Map.of("risk", "none"));
    }

    private int signed(String secret, Instant at, String sent) {
        return post("signed", sent, headers(secret, at, sent));
    }

    private static Map<String, String> headers(String secret, Instant at, String sent) {
        String time = Long.toString(at.getEpochSecond());
        byte[] signature = hmac("HmacSHA512", secret, time + ":" + sent);
        return Map.of("X-Time", time, "X-Signature", "v0=" + Base64.getEncoder().encodeToString(signature));
    }

    private static String kolide(String secret, String sent) {
        return HexFormat.of().formatHex(hmac("HmacSHA256", secret, sent));
    }

    private int basic(String pair) {
        String encoded = Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
        return post("basic", body, Map.of("Authorization", "Basic " + encoded));
    }

    private static int graph(String... states) {
        List<Map<String, String>> notifications = List.of(states).stream()
                .map(state -> Map.of("clientState", state, "changeType", "updated"))
                .toList();
        return post("graph", Json.write(Map.of("value", notifications)), Map.of());
    }

    private int shown(String source, Http from) {
        return new SignalSender(from, REALM.uri(), source, text -> Map.of())
                .sendText(body)
                .status();
    }

    private static int post(String source, String sent, Map<String, String> headers) {
        return reply(source, sent, headers).status();
    }

    private static Reply reply(String source, String sent, Map<String, String> headers) {
        return REALM.sender(source, text -> headers).sendText(sent);
    }

    private static void source(String alias, Map<String, String> settings) {
        source(alias, "generic", settings);
    }

    private static void source(String alias, String kind, Map<String, String> settings) {
        Map<String, String> config = new HashMap<>(settings);
        config.put("secret", OLD);
        config.put("secretNext", NEW);
        REALM.recipe.addSource(alias, kind, config).expect(201);
    }

    private static void certificate(String alias, Map<String, String> settings) {
        Map<String, String> config = new HashMap<>(settings);
        config.put("auth", "client-certificate");
        REALM.recipe.addSource(alias, config).expect(201);
    }

    private static String thumbprint(Identity identity) {
        try {
            return HexFormat.ofDelimiter(":")
                    .withUpperCase()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(identity.certificate().getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hmac(String algorithm, String secret, String content) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), algorithm));
            return mac.doFinal(content.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
