// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.conditionalaccess.demo.client.SignalSender;
import io.conditionalaccess.demo.client.TokenClient;
import io.conditionalaccess.demo.client.Tokens;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A source that shows a token of its service account: every condition on the token is needed. */
@Tag("core")
class BearerSourceIT {
    private static final TestRealm REALM = TestRealm.create();
    private static final Clients CLIENTS = new Clients(REALM);
    private static final String AUDIENCE = "risk-signals";

    static {
        CLIENTS.create(AUDIENCE);
        CLIENTS.role(AUDIENCE, "submit");
        for (String client : List.of("sender", "no-role", "no-audience", "other")) {
            CLIENTS.create(client);
            REALM.recipe
                    .addSource(client, Map.of("auth", "bearer", "clientId", client))
                    .expect(201);
        }
        List.of("sender", "no-role", "other").forEach(client -> CLIENTS.audience(client, AUDIENCE));
        CLIENTS.rolesWithoutAudience("no-audience");
        for (String client : List.of("sender", "no-audience", "other")) {
            CLIENTS.grant(CLIENTS.serviceAccount(client), AUDIENCE, "submit");
        }
    }

    private final String laptop = new Fleet(REALM).device();

    @Test
    void aTokenOfTheSourcesOwnServiceAccountIsAccepted() {
        assertThat(send("sender", "sender")).isEqualTo(202);
    }

    @Test
    void suchASourceMayClear() {
        SignalSender sender = REALM.sender("sender", SignalSender.bearer(token("sender")));
        REALM.tell(sender, laptop, Map.of("risk", "medium"));

        assertThat(REALM.tell(sender, laptop, Map.of("risk", "none"))).isEqualTo("applied");
    }

    @Test
    void theRoleIsNeeded() {
        assertThat(send("no-role", "no-role")).isEqualTo(401);
    }

    @Test
    void theAudienceIsNeeded() {
        assertThat(roleIn(token("no-audience"))).isEqualTo("submit");

        assertThat(send("no-audience", "no-audience")).isEqualTo(401);
    }

    @Test
    void anotherClientsTokenIsNotTheSources() {
        assertThat(send("sender", "other")).isEqualTo(401);
    }

    @Test
    void aPersonsTokenIsNotAServiceAccounts() {
        CLIENTS.grant(
                REALM.recipe
                        .only("users?username=alice", "username", "alice")
                        .path("id")
                        .asText(),
                AUDIENCE,
                "submit");
        Tokens tokens =
                Tokens.in(new TokenClient(REALM.from(laptop), REALM.uri(), "sender", Optional.of(Clients.SECRET))
                        .password("alice", "alice", "openid"));
        assertThat(roleIn(tokens.access())).isEqualTo("submit");

        assertThat(sendToken("sender", tokens.access())).isEqualTo(401);
    }

    @Test
    void anotherRealmsTokenIsWorthNothing() {
        assertThat(sendToken("sender", REALM.admin.token())).isEqualTo(401);
    }

    @Test
    void aTokenThatWasChangedIsWorthNothing() {
        String token = token("sender");
        int payload = token.indexOf('.') + 1;
        String changed = token.substring(0, payload) + "e30" + token.substring(token.lastIndexOf('.'));

        assertThat(sendToken("sender", changed)).isEqualTo(401);
        assertThat(sendToken("sender", "")).isEqualTo(401);
    }

    private int send(String source, String client) {
        return sendToken(source, token(client));
    }

    private int sendToken(String source, String token) {
        return REALM.sender(source, SignalSender.bearer(token))
                .send(TestRealm.signal(laptop, Map.of("risk", "low")))
                .status();
    }

    private static String roleIn(String token) {
        JsonNode access = new Tokens(token, "").claims().path("resource_access");
        return access.path(AUDIENCE).path("roles").path(0).asText();
    }

    private static String token(String client) {
        return Tokens.in(new TokenClient(REALM.fromNowhere(), REALM.uri(), client, Optional.of(Clients.SECRET))
                        .token(Map.of("grant_type", "client_credentials")))
                .access();
    }
}
