// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.client.Tokens;
import io.conditionalaccess.demo.http.Reply;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Security Event Tokens over the wire: what is accepted acts, what is refused says why and changes nothing. */
class SsfPushIT {
    private static final String ALIAS = "transmitter";
    private static final String COMPLIANCE = TransmitterStub.CAEP + "device-compliance-change";
    private static final String RISK = TransmitterStub.CAEP + "risk-level-change";
    private static final String REVOKED = TransmitterStub.CAEP + "session-revoked";
    private static final String VERIFICATION = "https://schemas.openid.net/secevent/ssf/event-type/verification";
    private static final String SECRET = "a-push-secret-of-more-than-32-characters";

    private final TestRealm realm = TestRealm.create().device("laptop").device("phone");
    private final TransmitterStub transmitter = new TransmitterStub();

    @BeforeEach
    void register() {
        transmitter.register(realm, ALIAS, Map.of()).expect(201);
    }

    @AfterEach
    void stop() {
        transmitter.close();
    }

    @Test
    void complianceActsAndComesBack() {
        Tokens tokens = realm.login("laptop");
        // Tokens tell whole seconds, and within one second the worse counts.
        Map<String, Object> earlier =
                with(status("not-compliant"), "event_timestamp", Instant.now().getEpochSecond() - 5);
        Reply accepted = push(transmitter.token(COMPLIANCE, opaque("laptop"), earlier));
        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.body()).isEmpty();
        assertThat(realm.shown("laptop").path("posture").path("compliance").asText())
                .isEqualTo("not-compliant");
        assertThat(realm.refresh("laptop", tokens)).isEqualTo(400);

        push(compliance("laptop", "compliant")).expect(202);
        assertThat(realm.shown("laptop").path("posture").path("compliance").asText())
                .isEqualTo("compliant");
        assertThat(realm.refresh("laptop", tokens)).isEqualTo(200);
    }

    @Test
    void highRiskOfADeviceEndsItsSessionsOnly() {
        Tokens laptop = realm.login("laptop");
        Tokens phone = realm.login("phone");
        push(transmitter.token(RISK, opaque("laptop"), Map.of("principal", "DEVICE", "current_level", "HIGH")))
                .expect(202);
        assertThat(realm.refresh("laptop", laptop)).isEqualTo(400);
        assertThat(realm.refresh("phone", phone)).isEqualTo(200);
    }

    @Test
    void aRevokedUserLosesEverySessionAndMayLogInAgain() {
        Tokens laptop = realm.login("laptop");
        Tokens phone = realm.login("phone");
        push(transmitter.token(REVOKED, alice(), Map.of())).expect(202);
        assertThat(realm.refresh("laptop", laptop)).isEqualTo(400);
        assertThat(realm.refresh("phone", phone)).isEqualTo(400);
        assertThat(realm.login("laptop")).isNotNull();
    }

    @Test
    void applicationsHearOfIt() {
        try (LogoutListener application = new LogoutListener()) {
            new RealmSettings(realm).clientAttribute("app", "backchannel.logout.url", application.url());
            Tokens tokens = realm.login("laptop");
            push(transmitter.token(REVOKED, alice(), Map.of())).expect(202);
            Eventually.holds(
                    "the application is told",
                    () -> application
                            .sessions()
                            .equals(List.of(tokens.claims().path("sid").asText())));
        }
    }

    @Test
    void aUserRevokedOnADeviceKeepsTheOthers() {
        Tokens laptop = realm.login("laptop");
        Tokens phone = realm.login("phone");
        push(transmitter.token(REVOKED, complex(Map.of("user", alice(), "device", opaque("laptop"))), Map.of()))
                .expect(202);
        assertThat(realm.refresh("laptop", laptop)).isEqualTo(400);
        assertThat(realm.refresh("phone", phone)).isEqualTo(200);
    }

    @Test
    void aRevokedSessionIsThatOneOnly() {
        Tokens laptop = realm.login("laptop");
        Tokens phone = realm.login("phone");
        push(transmitter.token(REVOKED, opaque(laptop.claims().path("sid").asText()), Map.of()))
                .expect(202);
        assertThat(realm.refresh("laptop", laptop)).isEqualTo(400);
        assertThat(realm.refresh("phone", phone)).isEqualTo(200);
    }

    @Test
    void aDisabledAccountAndAChangedCredentialEndSessions() {
        Tokens first = realm.login("laptop");
        push(transmitter.token(TransmitterStub.RISC + "account-disabled", alice(), Map.of("reason", "hijacking")))
                .expect(202);
        assertThat(realm.refresh("laptop", first)).isEqualTo(400);
        Tokens second = realm.login("laptop");
        push(transmitter.token(
                        TransmitterStub.CAEP + "credential-change",
                        alice(),
                        Map.of("credential_type", "password", "change_type", "update")))
                .expect(202);
        assertThat(realm.refresh("laptop", second)).isEqualTo(400);
    }

    @Test
    void aSessionThatBeganAfterTheRevocationStays() {
        Tokens tokens = realm.login("laptop");
        long before = Instant.now().getEpochSecond() - 60;
        push(transmitter.token(REVOKED, alice(), Map.of("event_timestamp", before)))
                .expect(202);
        assertThat(realm.refresh("laptop", tokens)).isEqualTo(200);
    }

    @Test
    void theSameTokenActsOnce() {
        realm.login("laptop");
        String token = transmitter.token(REVOKED, alice(), Map.of());
        push(token).expect(202);
        Tokens later = realm.login("laptop");
        push(token).expect(202);
        assertThat(realm.refresh("laptop", later)).isEqualTo(200);
    }

    @Test
    void inMonitorNoSessionEnds() {
        realm.recipe.policy(Map.of("mode", "monitor"));
        Tokens tokens = realm.login("laptop");
        push(transmitter.token(REVOKED, alice(), Map.of())).expect(202);
        assertThat(realm.refresh("laptop", tokens)).isEqualTo(200);
    }

    @Test
    void whatIsNotKnownHereIsAcknowledged() {
        push(compliance("no-such-device", "compliant")).expect(202);
        push(transmitter.token(REVOKED, Map.of("format", "email", "email", "nobody@example.com"), Map.of()))
                .expect(202);
        push(transmitter.token(TransmitterStub.CAEP + "token-claims-change", opaque("x"), Map.of()))
                .expect(202);
        push(transmitter.token("https://vendor.example/event", opaque("x"), Map.of()))
                .expect(202);
    }

    @Test
    void refusalsSayWhyAndChangeNothing() {
        Map<String, Object> claims = transmitter.claims(COMPLIANCE, opaque("laptop"), status("not-compliant"));
        refused("invalid_request", "no token");
        refused("invalid_request", transmitter.sign(with(transmitter.header(), "typ", "JWT"), claims));
        refused("invalid_request", transmitter.sign(with(transmitter.header(), "crit", List.of("x")), claims));
        refused("invalid_request", transmitter.sign(transmitter.header(), with(claims, "exp", 1)));
        refused("invalid_request", transmitter.sign(transmitter.header(), with(claims, "sub", "alice")));
        refused("invalid_request", transmitter.sign(transmitter.header(), with(claims, "iat", 1)));
        refused("invalid_request", transmitter.sign(transmitter.header(), with(claims, "jti", 1)));
        refused("invalid_issuer", transmitter.sign(transmitter.header(), with(claims, "iss", "https://evil.example")));
        refused("invalid_audience", transmitter.sign(transmitter.header(), with(claims, "aud", "else")));
        refused("invalid_key", new Signer().sign(transmitter.header(), claims));
        refused(
                "invalid_request",
                transmitter.sign(
                        transmitter.header(),
                        with(claims, "events", Map.of(COMPLIANCE, status("not-compliant"), REVOKED, Map.of()))));
        refused("invalid_state", transmitter.token(VERIFICATION, opaque("stream"), Map.of("state", "not-ours")));
        assertThat(realm.shown("laptop").path("posture").path("compliance").asText(""))
                .isNotEqualTo("not-compliant");
    }

    @Test
    void aVerificationThatNobodyAskedForIsAccepted() {
        push(transmitter.token(VERIFICATION, opaque("stream"), Map.of())).expect(202);
    }

    @Test
    void newKeysCostNoEventAndMadeUpOnesNoRequests() {
        push(compliance("laptop", "compliant")).expect(202);
        int before = transmitter.keysFetched();
        transmitter.rotate("key-2");
        String signedAnew = compliance("laptop", "not-compliant");
        Eventually.holds("the new key is known", () -> push(signedAnew).status() == 202);
        for (int i = 0; i < 20; i++) {
            Map<String, Object> header = with(transmitter.header(), "kid", "made-up-" + i);
            String token =
                    transmitter.sign(header, transmitter.claims(COMPLIANCE, opaque("laptop"), status("compliant")));
            assertThat(push(token).status()).isIn(400, 503);
        }
        assertThat(transmitter.keysFetched() - before).isLessThanOrEqualTo(2);
        assertThat(realm.shown("laptop").path("posture").path("compliance").asText())
                .isEqualTo("not-compliant");
    }

    @Test
    void keysThatCannotBeFetchedAreNoRefusal() {
        transmitter.keysAnswer(500);
        Reply reply = push(compliance("laptop", "not-compliant"));
        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.header("Retry-After")).isPresent();
    }

    @Test
    void aPushSecretHasToBeShown() {
        transmitter.register(realm, "guarded", Map.of("secret", SECRET)).expect(201);
        String token = compliance("laptop", "not-compliant");
        Reply without = transmitter.push(realm, "guarded", token);
        assertThat(without.status()).isEqualTo(400);
        assertThat(without.json().path("err").asText()).isEqualTo("authentication_failed");
        transmitter
                .push(realm, "guarded", token, Map.of("Authorization", "Bearer " + SECRET))
                .expect(202);
    }

    @Test
    void otherSourcesTakeNoTokens() {
        assertThat(transmitter
                        .push(realm, "edr", compliance("laptop", "compliant"))
                        .status())
                .isEqualTo(401);
        assertThat(transmitter
                        .push(realm, "nobody", compliance("laptop", "compliant"))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void wrongSettingsAreNotSaved() {
        assertThat(transmitter
                        .register(realm, "x", Map.of("issuer", "http://elsewhere.example"))
                        .status())
                .isEqualTo(400);
        assertThat(transmitter
                        .register(realm, "x", Map.of("algorithms", "HS256"))
                        .status())
                .isEqualTo(400);
        assertThat(transmitter.register(realm, "x", Map.of("delivery", "poll")).status())
                .isEqualTo(400);
        assertThat(transmitter.register(realm, "x", Map.of("auth", "header")).status())
                .isEqualTo(400);
    }

    private void refused(String error, String token) {
        Reply reply = push(token);
        assertThat(reply.status()).as(error).isEqualTo(400);
        assertThat(reply.json().path("err").asText()).isEqualTo(error);
        assertThat(reply.json().path("description").asText()).isNotEmpty();
        assertThat(reply.header("Content-Language")).contains("en");
    }

    private Reply push(String token) {
        return transmitter.push(realm, ALIAS, token);
    }

    private String compliance(String device, String status) {
        return transmitter.token(COMPLIANCE, complex(Map.of("device", opaque(device))), status(status));
    }

    private static Map<String, String> status(String status) {
        return Map.of("current_status", status, "previous_status", "compliant");
    }

    private static Map<String, Object> opaque(String id) {
        return Map.of("format", "opaque", "id", id);
    }

    /** Named as the realm's own tokens name her. */
    private Map<String, Object> alice() {
        String id = new RealmSettings(realm).userNamed("alice").path("id").asText();
        return Map.of("format", "iss_sub", "iss", realm.uri().toString(), "sub", id);
    }

    private static Map<String, Object> complex(Map<String, ?> members) {
        return with(members, "format", "complex");
    }

    private static Map<String, Object> with(Map<String, ?> map, String key, Object value) {
        Map<String, Object> changed = new HashMap<>(map);
        changed.put(key, value);
        return changed;
    }
}
