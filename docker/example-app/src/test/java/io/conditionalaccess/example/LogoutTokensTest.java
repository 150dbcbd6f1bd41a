// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogoutTokensTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Issuer ISSUER = new Issuer();
    private final LogoutTokens tokens =
            new LogoutTokens("https://sso.example", "app", Clock.fixed(NOW, ZoneOffset.UTC));
    private final Map<String, Object> header =
            new HashMap<>(Map.of("alg", "RS256", "kid", "key-1", "typ", "logout+jwt"));
    private final Map<String, Object> claims = new HashMap<>(Map.of(
            "iss", "https://sso.example",
            "aud", "app",
            "iat", NOW.getEpochSecond(),
            "exp", NOW.plusSeconds(120).getEpochSecond(),
            "jti", "token-1",
            "sid", "session-1",
            "sub", "alice",
            "events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of())));

    @Test
    void believesATokenOnce() {
        assertThat(accept()).isEqualTo(new LogoutTokens.Ended("session-1", "alice"));
        refused("seen before");
    }

    @Test
    void takesAudiencesAsAListAndAPersonWithoutASession() {
        claims.put("aud", List.of("other", "app"));
        claims.remove("sid");
        assertThat(accept()).isEqualTo(new LogoutTokens.Ended("", "alice"));
    }

    @ParameterizedTest
    @CsvSource({
        "iss, https://other.example, from another issuer",
        "aud, other, for another audience",
        "iat, 1, not of now",
        "iat, 99999999999, not of now",
        "exp, 1, not of now",
        "jti, '', without an id",
        "events, no object, without the event",
        "nonce, any, with a nonce"
    })
    void refusesClaims(String claim, String value, String why) {
        claims.put(claim, value);
        refused(why);
    }

    @Test
    void refusesATokenThatNamesNobody() {
        claims.keySet().removeAll(List.of("sid", "sub"));
        refused("without a session or a person");
    }

    @ParameterizedTest
    @CsvSource({
        "typ, JWT, not of type",
        "alg, none, another algorithm",
        "alg, HS256, another algorithm",
        "kid, key-2, unknown key"
    })
    void refusesHeaders(String name, String value, String why) {
        header.put(name, value);
        refused(why);
    }

    @Test
    void refusesContentThatWasNotSigned() {
        String[] parts = ISSUER.sign(header, claims).split("\\.", -1);
        claims.put("sid", "session-2");
        String forged = parts[0] + "." + Issuer.part(claims) + "." + parts[2];
        assertThatThrownBy(() -> SignedToken.verified(forged, ISSUER::key))
                .isInstanceOf(InvalidTokenException.class)
                .hasMessageContaining("signature");
    }

    @ParameterizedTest
    @CsvSource({"''", "a.b", "a.b.c.d", "%.%.%", "e30.e30.e30"})
    void refusesWhatIsNoToken(String text) {
        assertThatThrownBy(() -> SignedToken.verified(text, ISSUER::key)).isInstanceOf(InvalidTokenException.class);
    }

    private LogoutTokens.Ended accept() {
        return tokens.accept(SignedToken.verified(ISSUER.sign(header, claims), ISSUER::key));
    }

    private void refused(String why) {
        assertThatThrownBy(this::accept)
                .isInstanceOf(InvalidTokenException.class)
                .hasMessageContaining(why);
    }
}
