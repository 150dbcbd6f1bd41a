// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.client.Tokens;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** With Keycloak 26.7's own transmitter on a second server: streams, push, poll, and a change of keys. */
@Tag("cluster")
class SsfInteropIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** A receiver fetches a transmitter's keys no more often, whatever key an event names. */
    private static final Duration BETWEEN_LOOKS_AT_KEYS = Duration.ofSeconds(10);

    private static final String LAST_VERIFIED = "ssf.stream.lastVerifiedAt";
    private static final String STREAM = "ssf.stream.id";
    private static final KeycloakTransmitter TRANSMITTER = new KeycloakTransmitter();

    private final TestRealm realm = TestRealm.create().device("laptop").device("phone");

    @AfterAll
    static void stop() {
        TRANSMITTER.close();
    }

    @Test
    void pushedEventsArriveActAndAreVerified() {
        String client = TRANSMITTER.register(
                realm,
                "pushing",
                Map.of("pushUrl", pushUrl("pushing").toString(), "secret", "a-push-secret-of-more-than-32-characters"));

        everythingArrives(client);
    }

    @Test
    void polledEventsArriveActAndAreVerified() {
        String client = TRANSMITTER.register(realm, "polled", Map.of("delivery", "poll", "pollInterval", "PT5S"));

        everythingArrives(client);
    }

    @Test
    void aRemovedSourceLeavesNoStream() {
        String client = TRANSMITTER.register(realm, "polled", Map.of("delivery", "poll", "pollInterval", "PT5S"));
        awaitStream(client);

        String source = realm.recipe
                .only("components?name=polled", "name", "polled")
                .path("id")
                .asText();
        realm.admin.delete(realm.name + "/components/" + source).expect(204);

        Eventually.holds(
                "the stream is deleted",
                PATIENCE,
                () -> TRANSMITTER.attributes(client).path(STREAM).isMissingNode());
    }

    @Test
    void aTokenThatComesAgainAfterARestartIsADuplicate() {
        TestRealm receiver = TRANSMITTER.neighbour().device("laptop");
        String alice = new RealmSettings(receiver).userNamed("alice").path("id").asText();
        try (TransmitterStub transmitter = new TransmitterStub()) {
            transmitter.register(receiver, "transmitter", Map.of()).expect(201);
            // Of an hour from now, so that it would end later sessions too.
            String token = transmitter.token(
                    TransmitterStub.CAEP + "session-revoked",
                    Map.of("format", "complex", "user", Map.of("format", "opaque", "id", alice)),
                    Map.of("event_timestamp", Instant.now().getEpochSecond() + 3_600));
            Tokens before = receiver.login("laptop");
            transmitter.push(receiver, "transmitter", token).expect(202);
            assertThat(receiver.refresh("laptop", before)).isEqualTo(400);

            TRANSMITTER.restart();

            TestRealm again = TRANSMITTER.again(receiver);
            Tokens after = again.login("laptop");
            transmitter.push(again, "transmitter", token).expect(202);
            assertThat(again.refresh("laptop", after)).isEqualTo(200);
        }
    }

    private void everythingArrives(String client) {
        awaitStream(client);
        Eventually.holds(
                "the stream is verified",
                PATIENCE,
                () -> TRANSMITTER.attributes(client).has(LAST_VERIFIED));

        Tokens tokens = realm.login("laptop");
        TRANSMITTER.compliance(client, "laptop", "not-compliant");
        awaitCompliance("not-compliant");
        assertThat(realm.refresh("laptop", tokens)).isEqualTo(400);

        // Sooner the new key is answered with 503, and how often Keycloak repeats by then decides when the event
        // arrives.
        Eventually.after(Instant.now().plus(BETWEEN_LOOKS_AT_KEYS));
        TRANSMITTER.rotate();
        TRANSMITTER.compliance(client, "laptop", "compliant");
        awaitCompliance("compliant");
        assertThat(realm.refresh("laptop", tokens)).isEqualTo(200);

        knowAlice();
        Tokens again = realm.login("phone");
        TRANSMITTER.logOutAlice();
        Eventually.holds("alice's session ends", PATIENCE, () -> realm.refresh("phone", again) == 400);
    }

    private void awaitStream(String client) {
        Eventually.holds(
                "the stream is there",
                PATIENCE,
                () -> TRANSMITTER.attributes(client).has(STREAM));
    }

    private void awaitCompliance(String status) {
        Eventually.holds(
                "the device is " + status,
                PATIENCE,
                () -> realm.shown("laptop")
                        .path("posture")
                        .path("compliance")
                        .asText()
                        .equals(status));
    }

    /** The transmitter is an identity provider of the realm, and alice has an account there. */
    private void knowAlice() {
        String issuer = TRANSMITTER.issuer().toString();
        realm.admin
                .post(
                        realm.name + "/identity-provider/instances",
                        Map.of(
                                "alias",
                                "upstream",
                                "providerId",
                                "keycloak-oidc",
                                "enabled",
                                true,
                                "config",
                                Map.of(
                                        "issuer",
                                        issuer,
                                        "clientId",
                                        "receiver",
                                        "clientSecret",
                                        "secret",
                                        "authorizationUrl",
                                        issuer + "/protocol/openid-connect/auth",
                                        "tokenUrl",
                                        issuer + "/protocol/openid-connect/token")))
                .expect(201);
        realm.admin
                .post(
                        new RealmSettings(realm).pathOfUser("alice") + "/federated-identity/upstream",
                        Map.of("userId", TRANSMITTER.alice(), "userName", "alice"))
                .expect(204);
    }

    private URI pushUrl(String alias) {
        return SharedServer.http().resolve("/realms/" + realm.name + "/risk-signals/" + alias);
    }
}
