// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.ssf.set;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** One test per reason to refuse a token, with the code that its sender gets. */
class SetValidationTest {
    private static final String EVENT = "https://schemas.openid.net/secevent/caep/event-type/session-revoked";
    private static final JsonMapper JSON = new JsonMapper();
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Signer RSA = Signer.rsa(2048);
    private static final Signer ED25519 = Signer.ed("Ed25519");
    private static final Set<SetAlgorithm> ED = Set.of(SetAlgorithm.EDDSA);
    private static final SetRules RULES = rules(Set.of(SetAlgorithm.RS256));

    private final ObjectNode header = JSON.createObjectNode()
            .put("typ", "secevent+jwt")
            .put("alg", "RS256")
            .put("kid", Signer.KID);
    private final ObjectNode claims = JSON.createObjectNode()
            .put("iss", "https://idp.example")
            .put("aud", "https://sp.example")
            .put("jti", "jti-1")
            .put("iat", NOW.getEpochSecond());

    SetValidationTest() {
        claims.putObject("sub_id").put("format", "opaque").put("id", "1");
        claims.putObject("events").putObject(EVENT).put("event_timestamp", NOW.getEpochSecond() - 10);
    }

    @Test
    void readsWhatTheEventSays() {
        claims.put("txn", "txn-1");
        SecurityEvent event = read();
        assertThat(event.jti()).isEqualTo("jti-1");
        assertThat(event.type()).isEqualTo(EVENT);
        assertThat(event.subject()).isPresent();
        assertThat(event.issuedAt()).isEqualTo(NOW);
        assertThat(event.occurredAt()).isEqualTo(NOW.minusSeconds(10));
        assertThat(event.txn()).contains("txn-1");
    }

    @Test
    void ignoresWhatItDoesNotKnow() {
        claims.put("vendor", "x").put("toe", "soon");
        header.put("x5u", "https://evil.example/cert").put("jku", "https://evil.example/keys");
        header.putObject("jwk").put("kty", "RSA");
        assertThat(read().jti()).isEqualTo("jti-1");
    }

    @Test
    void acceptsTheAudienceInAList() {
        claims.putArray("aud").add("other").add("https://sp.example");
        assertThat(read().jti()).isEqualTo("jti-1");
    }

    @Test
    void readsEventTimesInMilliseconds() {
        claims.putObject("events").putObject(EVENT).put("event_timestamp", NOW.toEpochMilli() - 1_500);
        assertThat(read().occurredAt()).isEqualTo(NOW.minusMillis(1_500));
    }

    @Test
    void takesTheTimeOfTheEventElseItsTokensTime() {
        claims.putObject("events").putObject(EVENT);
        assertThat(read().occurredAt()).isEqualTo(NOW);
        claims.put("toe", NOW.getEpochSecond() - 30);
        assertThat(read().occurredAt()).isEqualTo(NOW.minusSeconds(30));
    }

    @Test
    void acceptsOtherAlgorithmsWhereConfigured() {
        Set<SetAlgorithm> all = EnumSet.allOf(SetAlgorithm.class);
        header.put("alg", "PS256");
        assertThat(read(RSA, all).jti()).isEqualTo("jti-1");
        header.put("alg", "ES256");
        assertThat(read(Signer.ec("secp256r1"), all).jti()).isEqualTo("jti-1");
    }

    @Test
    void acceptsEdDsaWhereConfigured() {
        header.put("alg", "EdDSA");
        assertThat(read(ED25519, ED).jti()).isEqualTo("jti-1");
    }

    @Test
    void refusesEdDsaUnlessConfigured() {
        header.put("alg", "EdDSA");
        assertThat(refusal(ED25519, RULES.algorithms()).error()).isEqualTo(SetError.INVALID_REQUEST);
    }

    @Test
    void refusesEdDsaWithAnotherCurve() {
        header.put("alg", "EdDSA");
        assertThat(refusal(Signer.ed("Ed448"), ED).error()).isEqualTo(SetError.INVALID_KEY);
    }

    @Test
    void refusesEdDsaWithAKeyOfAnotherKind() {
        header.put("alg", "EdDSA");
        assertThat(refusal(RSA, ED).error()).isEqualTo(SetError.INVALID_KEY);
        assertThat(refusal(Signer.ec("secp256r1"), ED).error()).isEqualTo(SetError.INVALID_KEY);
    }

    @Test
    void refusesAnEdwardsKeyForAnotherAlgorithm() {
        assertThat(refusal(ED25519, RULES.algorithms()).error()).isEqualTo(SetError.INVALID_KEY);
    }

    @Test
    void refusesAnEdwardsKeyThatIsMeantForAnotherAlgorithm() {
        header.put("alg", "EdDSA");
        SetValidation validation = new SetValidation(
                rules(ED), kid -> Optional.of(new SigningKey(ED25519.keys.getPublic(), Optional.of("ES256"))));
        RefusedSet refused = catchThrowableOfType(
                RefusedSet.class,
                () -> validation.read(ED25519.sign(header, claims).getBytes(UTF_8), NOW));
        assertThat(refused.error()).isEqualTo(SetError.INVALID_KEY);
    }

    @Test
    void refusesAWrongEdDsaSignature() {
        header.put("alg", "EdDSA");
        String token = Signer.ed("Ed25519").sign(header, claims);
        RefusedSet refused = catchThrowableOfType(
                RefusedSet.class, () -> validation(ED25519, ED).read(token.getBytes(UTF_8), NOW));
        assertThat(refused.error()).isEqualTo(SetError.INVALID_KEY);
    }

    @Test
    void refusesAnEdDsaSignatureOfAnotherLength() {
        header.put("alg", "EdDSA");
        String token = ED25519.sign(header, claims);
        String shorter = token.substring(0, token.lastIndexOf('.') + 1) + "AAAA";
        RefusedSet refused = catchThrowableOfType(
                RefusedSet.class, () -> validation(ED25519, ED).read(shorter.getBytes(UTF_8), NOW));
        assertThat(refused.error()).isEqualTo(SetError.INVALID_KEY);
    }

    @Test
    void refusesWhatIsNoToken() {
        for (String body :
                new String[] {"", "a.b", "a.b.c.d", "{}", "....", "\u0000.\u0000.\u0000", "e30.e30.", "W10.e30.YQ"}) {
            assertThat(refusal(body).error()).as(body).isEqualTo(SetError.INVALID_REQUEST);
        }
    }

    @Test
    void refusesRepeatedMembers() {
        String twice = claims.toString().replaceFirst("\\{", "{\"iss\":\"https://evil.example\",");
        assertThat(refusal(RSA.sign(header.toString(), twice, "RS256")).error()).isEqualTo(SetError.INVALID_REQUEST);
    }

    @Test
    void refusesPaddedBase64() {
        String token = RSA.sign(header, claims);
        assertThat(refusal(token + "==").error()).isEqualTo(SetError.INVALID_REQUEST);
    }

    @Test
    void refusesAnotherTyp() {
        header.put("typ", "JWT");
        expect(SetError.INVALID_REQUEST);
    }

    @Test
    void refusesAMissingTyp() {
        header.remove("typ");
        expect(SetError.INVALID_REQUEST);
    }

    @Test
    void refusesAlgNone() {
        header.put("alg", "none");
        String token = Signer.encoded(header.toString()) + "." + Signer.encoded(claims.toString()) + ".";
        assertThat(refusal(token).error()).isEqualTo(SetError.INVALID_REQUEST);
    }

    @Test
    void refusesAnAlgWithASharedKey() {
        header.put("alg", "HS256");
        expect(SetError.INVALID_REQUEST);
    }

    @Test
    void refusesAnAlgThatIsNotConfigured() {
        header.put("alg", "PS256");
        expect(SetError.INVALID_REQUEST);
    }

    @Test
    void refusesExtensionsThatAreCritical() {
        header.putArray("crit").add("b64");
        expect(SetError.INVALID_REQUEST);
    }

    @Test
    void refusesAnotherIssuer() {
        claims.put("iss", "https://evil.example");
        expect(SetError.INVALID_ISSUER);
    }

    @Test
    void refusesAMissingIssuer() {
        claims.remove("iss");
        expect(SetError.INVALID_ISSUER);
    }

    @Test
    void asksForNoKeyBeforeTheIssuerIsRight() {
        claims.put("iss", "https://evil.example");
        SetValidation never = new SetValidation(RULES, kid -> {
            throw new AssertionError("asked for a key");
        });
        assertThatThrownBy(() -> never.read(RSA.sign(header, claims).getBytes(UTF_8), NOW))
                .isInstanceOf(RefusedSet.class);
    }

    @Test
    void refusesAMissingKid() {
        header.remove("kid");
        expect(SetError.INVALID_KEY);
    }

    @Test
    void refusesAnUnknownKid() {
        header.put("kid", "key-2");
        expect(SetError.INVALID_KEY);
    }

    @Test
    void refusesAKeyThatIsTooShort() {
        assertThat(refusal(Signer.rsa(1024), RULES.algorithms()).error()).isEqualTo(SetError.INVALID_KEY);
    }

    @Test
    void refusesAKeyOfAnotherKind() {
        assertThat(refusal(Signer.ec("secp256r1"), RULES.algorithms()).error()).isEqualTo(SetError.INVALID_KEY);
    }

    @Test
    void refusesACurveThatTheAlgorithmDoesNotHave() {
        header.put("alg", "ES256");
        assertThat(refusal(Signer.ec("secp384r1"), EnumSet.allOf(SetAlgorithm.class))
                        .error())
                .isEqualTo(SetError.INVALID_KEY);
    }

    @Test
    void refusesAKeyMeantForAnotherAlgorithm() {
        SetValidation validation = new SetValidation(
                RULES, kid -> Optional.of(new SigningKey(RSA.keys.getPublic(), Optional.of("RS512"))));
        RefusedSet refused = catchThrowableOfType(
                RefusedSet.class, () -> validation.read(RSA.sign(header, claims).getBytes(UTF_8), NOW));
        assertThat(refused.error()).isEqualTo(SetError.INVALID_KEY);
    }

    @Test
    void refusesAWrongSignature() {
        assertThat(refusal(Signer.rsa(2048).sign(header, claims)).error()).isEqualTo(SetError.INVALID_KEY);
    }

    @Test
    void refusesChangedClaims() {
        String[] parts = RSA.sign(header, claims).split("\\.", -1);
        claims.put("jti", "jti-2");
        assertThat(refusal(parts[0] + "." + Signer.encoded(claims.toString()) + "." + parts[2])
                        .error())
                .isEqualTo(SetError.INVALID_KEY);
    }

    @Test
    void refusesAnotherAudience() {
        claims.put("aud", "https://other.example");
        expect(SetError.INVALID_AUDIENCE);
    }

    @Test
    void refusesAMissingAudience() {
        claims.remove("aud");
        expect(SetError.INVALID_AUDIENCE);
    }

    @Test
    void refusesExp() {
        claims.put("exp", NOW.getEpochSecond() + 60);
        expect(SetError.INVALID_REQUEST);
    }

    @Test
    void refusesSub() {
        claims.put("sub", "alice");
        expect(SetError.INVALID_REQUEST);
    }

    @Test
    void refusesAMissingIat() {
        claims.remove("iat");
        expect(SetError.INVALID_REQUEST);
    }

    @Test
    void refusesAnIatInTheFuture() {
        claims.put("iat", NOW.plus(Duration.ofMinutes(6)).getEpochSecond());
        expect(SetError.INVALID_REQUEST);
    }

    @Test
    void refusesAnOldIat() {
        claims.put("iat", NOW.minus(Duration.ofDays(8)).getEpochSecond());
        expect(SetError.INVALID_REQUEST);
    }

    @Test
    void refusesAnIatThatIsNoTime() {
        claims.put("iat", new java.math.BigDecimal("1e999999"));
        expect(SetError.INVALID_REQUEST);
    }

    @Test
    void refusesAMissingJti() {
        claims.remove("jti");
        expect(SetError.INVALID_REQUEST);
    }

    @Test
    void refusesAJtiThatIsTooLong() {
        claims.put("jti", "x".repeat(256));
        expect(SetError.INVALID_REQUEST);
    }

    @Test
    void refusesMissingEvents() {
        claims.remove("events");
        expect(SetError.INVALID_REQUEST);
    }

    @Test
    void refusesTwoEvents() {
        ((ObjectNode) claims.path("events")).putObject("https://example/other");
        expect(SetError.INVALID_REQUEST);
    }

    @Test
    void acceptsAVerificationUnderBothItsNames() {
        ObjectNode events = claims.putObject("events");
        events.putObject(SecurityEvent.VERIFICATION);
        events.putObject(SecurityEvent.LEGACY_VERIFICATION);
        assertThat(read().isVerification()).isTrue();
    }

    @Test
    void refusesAnEventThatIsNoObject() {
        claims.putObject("events").put(EVENT, "x");
        expect(SetError.INVALID_REQUEST);
    }

    @Test
    void refusesASubjectThatIsNoObject() {
        claims.put("sub_id", "alice");
        expect(SetError.INVALID_REQUEST);
    }

    @Test
    void passesOnThatKeysCannotBeHad() {
        SetValidation validation = new SetValidation(RULES, kid -> {
            throw new KeysUnavailable("down");
        });
        assertThatThrownBy(() -> validation.read(RSA.sign(header, claims).getBytes(UTF_8), NOW))
                .isInstanceOf(KeysUnavailable.class);
    }

    private void expect(SetError error) {
        assertThat(refusal(RSA.sign(header, claims)).error()).isEqualTo(error);
    }

    private SecurityEvent read() {
        return read(RSA, RULES.algorithms());
    }

    private SecurityEvent read(Signer signer, Set<SetAlgorithm> algorithms) {
        return validation(signer, algorithms).read(signer.sign(header, claims).getBytes(UTF_8), NOW);
    }

    private RefusedSet refusal(Signer signer, Set<SetAlgorithm> algorithms) {
        return catchThrowableOfType(RefusedSet.class, () -> read(signer, algorithms));
    }

    private static RefusedSet refusal(String token) {
        return catchThrowableOfType(
                RefusedSet.class, () -> validation(RSA, RULES.algorithms()).read(token.getBytes(UTF_8), NOW));
    }

    private static SetValidation validation(Signer signer, Set<SetAlgorithm> algorithms) {
        return new SetValidation(
                rules(algorithms),
                kid -> Optional.of(kid)
                        .filter(Signer.KID::equals)
                        .map(known -> new SigningKey(signer.keys.getPublic(), Optional.empty())));
    }

    private static SetRules rules(Set<SetAlgorithm> algorithms) {
        return new SetRules("https://idp.example", "https://sp.example", algorithms, Duration.ofDays(7));
    }
}
