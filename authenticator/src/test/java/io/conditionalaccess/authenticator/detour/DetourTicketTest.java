// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.detour;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.common.util.Time;
import org.keycloak.models.RealmModel;
import org.keycloak.models.TokenManager;
import org.keycloak.representations.JsonWebToken;

class DetourTicketTest {
    private static final RealmModel REALM = realm("realm-1");
    private static final DetourTicket TICKET = new DetourTicket(
            "nonce", URI.create("https://login.example.com/realms/a/device-certificate/back?tab_id=1"));

    private final TokenManager tokens = new SignedTokens("HS512", "secret").proxy();

    @AfterEach
    void restoreTheClock() {
        Time.setOffset(0);
    }

    @Test
    void isReadAsItWasSigned() {
        assertThat(read(TICKET.sign(tokens, REALM))).contains(TICKET);
    }

    @Test
    void isGoodForItsTimeOnly() {
        String ticket = TICKET.sign(tokens, REALM);

        Time.setOffset((int) DetourTicket.LIFETIME.toSeconds() - 60);
        assertThat(read(ticket)).isPresent();

        Time.setOffset((int) DetourTicket.LIFETIME.toSeconds() + 60);
        assertThat(read(ticket)).isEmpty();
    }

    @Test
    void isOfOneRealm() {
        assertThat(DetourTicket.read(tokens, realm("realm-2"), TICKET.sign(tokens, REALM)))
                .isEmpty();
    }

    @Test
    void isSignedByTheRealmsOwnSecretOnly() {
        assertThat(read(TICKET.sign(new SignedTokens("HS512", "another").proxy(), REALM)))
                .isEmpty();
        assertThat(read(TICKET.sign(new SignedTokens("HS256", "secret").proxy(), REALM)))
                .as("a key that signs what applications may influence")
                .isEmpty();
    }

    @Test
    void hasAllItsParts() {
        assertThat(read(tokens.encode(token().type("Bearer")))).isEmpty();
        assertThat(read(tokens.encode(token().id(null)))).isEmpty();
        assertThat(read(tokens.encode(token().exp(null)))).isEmpty();
        JsonWebToken nowhere = token();
        nowhere.getOtherClaims().clear();
        assertThat(read(tokens.encode(nowhere))).isEmpty();
        assertThat(read(tokens.encode(token()))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a.b.c", "eyJhbGciOiJub25lIn0.e30.", "no ticket"})
    void nothingElseIsATicket(String text) {
        assertThat(read(text)).isEmpty();
        assertThat(DetourTicket.read(tokens, REALM, null)).isEmpty();
    }

    @Test
    void noChangedTicketIsRead() {
        String ticket = TICKET.sign(tokens, REALM);
        String[] parts = ticket.split("\\.", -1);
        String payload = new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8);
        String evil = payload.replace("login.example.com", "evil.example.com");
        assertThat(evil).isNotEqualTo(payload);
        String forged = Base64.getUrlEncoder().withoutPadding().encodeToString(evil.getBytes(UTF_8));

        assertThat(read(parts[0] + "." + forged + "." + parts[2])).isEmpty();
    }

    private static JsonWebToken token() {
        JsonWebToken token = new JsonWebToken()
                .id("nonce")
                .type("device-certificate-detour")
                .audience("realm-1")
                .exp(Time.currentTimeSeconds() + 60);
        token.setOtherClaims("back", "https://login.example.com/");
        return token;
    }

    private Optional<DetourTicket> read(String text) {
        return DetourTicket.read(tokens, REALM, text);
    }

    private static RealmModel realm(String id) {
        return (RealmModel) Proxy.newProxyInstance(
                RealmModel.class.getClassLoader(), new Class<?>[] {RealmModel.class}, (proxy, method, args) -> {
                    assertThat(method.getName()).isEqualTo("getId");
                    return Objects.requireNonNull(id);
                });
    }
}
