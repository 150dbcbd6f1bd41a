// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.RealmRecipe;
import io.conditionalaccess.demo.client.SignalSender;
import io.conditionalaccess.demo.http.Json;
import io.conditionalaccess.demo.http.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is not believed, and that the answer tells strangers nothing. */
@Tag("core")
class IntakeRefusalsIT {
    private static final TestRealm REALM = TestRealm.create();
    private static final String SECRET = DemoRealm.EDR_SECRET;

    static {
        REALM.recipe
                .addSource("disabled", Map.of("auth", "hmac", "secret", SECRET, "enabled", "false"))
                .expect(201);
        REALM.recipe.addSource("unconfigured", Map.of("auth", "hmac")).expect(201);
        REALM.recipe
                .addSource("bearer", Map.of("auth", "bearer", "clientId", "app"))
                .expect(201);
        REALM.recipe
                .addSource("header", Map.of("auth", "header", "headerName", "X-Key", "secret", "k".repeat(32)))
                .expect(201);
    }

    private final String laptop = new Fleet(REALM).device();
    private final String body = Json.write(TestRealm.signal(laptop, Map.of("risk", "high")));

    @ParameterizedTest
    @ValueSource(
            strings = {"nobody", "disabled", "unconfigured", "bearer", "header", "EDR", "operator", "edr%2F..%2Fmdm"})
    void aSourceThatCannotBeMeantIsAnsweredLikeAWrongSignature(String source) {
        assertSame(REALM.sender(source, SignalSender.hmac(SECRET)).sendText(body));
    }

    @Test
    void anotherSourcesSecretIsWrong() {
        assertSame(REALM.sender(DemoRealm.EDR, SignalSender.hmac(DemoRealm.MDM_SECRET))
                .sendText(body));
    }

    @Test
    void aBodyThatWasChangedOnTheWayIsNotWhatWasSigned() {
        assertSame(send(body.replace("high", "none"), SignalSender.signed(SECRET, "msg_1", Instant.now(), body)));
    }

    @Test
    void theIdOfTheRequestIsSignedToo() {
        Map<String, String> headers = new HashMap<>(SignalSender.signed(SECRET, "msg_1", Instant.now(), body));
        headers.put("webhook-id", "msg_2");

        assertSame(send(body, headers));
    }

    @Test
    void anOldRequestCannotBeReplayed() {
        assertSame(send(body, signedAt(Instant.now().minus(Duration.ofSeconds(310)))));
    }

    @Test
    void norOneFromTheFuture() {
        assertSame(send(body, signedAt(Instant.now().plus(Duration.ofSeconds(310)))));
    }

    @Test
    void aClockThatIsALittleOffIsTolerated() {
        assertThat(send(body, signedAt(Instant.now().minus(Duration.ofSeconds(280))))
                        .status())
                .isEqualTo(202);
        assertThat(send(body, signedAt(Instant.now().plus(Duration.ofSeconds(280))))
                        .status())
                .isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {"webhook-id", "webhook-timestamp", "webhook-signature"})
    void eachHeaderOfTheSignatureIsNeeded(String missing) {
        Map<String, String> headers = new HashMap<>(signedAt(Instant.now()));
        headers.remove(missing);

        assertSame(send(body, headers));
    }

    @ParameterizedTest
    @ValueSource(strings = {"not a number", "-1", "99999999999999999999", "1e9", "0x1"})
    void anOddTimestampIsRefused(String timestamp) {
        Map<String, String> headers = new HashMap<>(signedAt(Instant.now()));
        headers.put("webhook-timestamp", timestamp);

        assertSame(send(body, headers));
    }

    @Test
    void onlyVersionOneOfTheSignatureCounts() {
        Map<String, String> headers = new HashMap<>(signedAt(Instant.now()));
        headers.computeIfPresent("webhook-signature", (name, value) -> value.replace("v1,", "v2,"));

        assertSame(send(body, headers));
    }

    @Test
    void nothingIsParsedForStrangers() {
        assertSame(send("{ not json", Map.of()));
    }

    @Test
    void aStrangerLearnsNothingOfDevices() {
        Reply known = send(body, Map.of());
        Reply unknown = send(body.replace(laptop, Fleet.unusedId()), Map.of());

        assertThat(known.body()).isEqualTo(unknown.body()).doesNotContain(laptop);
        assertThat(REALM.shown(laptop).path("access").asText()).isEqualTo("ok");
    }

    @Test
    void aRealmThatIsNotThereSaysNothingOfDevicesEither() {
        Reply reply = new SignalSender(
                        REALM.fromNowhere(),
                        REALM.uri().resolve("/realms/none-" + REALM.name),
                        DemoRealm.EDR,
                        SignalSender.hmac(SECRET))
                .sendText(body);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.body()).doesNotContain(laptop).doesNotContainIgnoringCase("device");
    }

    @Test
    void aRealmThatDoesNotTakePartHasNoSources() {
        TestRealm realm = TestRealm.create();
        String about = Json.write(TestRealm.signal(new Fleet(realm).device(), Map.of("risk", "high")));
        withoutPolicy(realm);

        Reply refused = realm.edr().sendText(about);

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.body()).isEqualTo(wrongSignature().body());
        realm.recipe.setUp();
        assertThat(TestRealm.resultOf(realm.edr().sendText(about))
                        .path("status")
                        .asText())
                .as("nothing was recorded, so it is no duplicate")
                .isEqualTo("applied");
    }

    @Test
    void aRealmThatNeverTookPartIsAnsweredAlike() {
        String name = "plain-" + REALM.name;
        new RealmRecipe(REALM.admin, name).create().hmacSource(DemoRealm.EDR, SECRET);

        Reply reply = new SignalSender(
                        REALM.fromNowhere(),
                        REALM.uri().resolve("/realms/" + name),
                        DemoRealm.EDR,
                        SignalSender.hmac(SECRET))
                .sendText(body);

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.body()).isEqualTo(wrongSignature().body());
    }

    /** What every refusal has to look like, to the last header that tells something. */
    private void assertSame(Reply refused) {
        Reply wrong = wrongSignature();
        assertThat(refused.status()).as(refused.body()).isEqualTo(401).isEqualTo(wrong.status());
        assertThat(refused.body()).isEqualTo(wrong.body());
        assertThat(refused.headers().map().keySet())
                .isEqualTo(wrong.headers().map().keySet());
        assertThat(refused.header("WWW-Authenticate")).isEqualTo(wrong.header("WWW-Authenticate"));
        assertThat(refused.header("Content-Type")).isEqualTo(wrong.header("Content-Type"));
    }

    private Reply wrongSignature() {
        Map<String, String> headers = new HashMap<>(signedAt(Instant.now()));
        headers.put("webhook-signature", "v1,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
        return send(body, headers);
    }

    private Map<String, String> signedAt(Instant at) {
        return SignalSender.signed(SECRET, "msg_1", at, body);
    }

    private static Reply send(String body, Map<String, String> headers) {
        return REALM.edr().sendText(body, "application/json", headers);
    }

    private static void withoutPolicy(TestRealm realm) {
        JsonNode policy = realm.recipe.only("components?type=" + RealmRecipe.POLICY, "providerId", "device-policy");
        realm.admin
                .delete(realm.name + "/components/" + policy.path("id").asText())
                .expect(204);
    }
}
