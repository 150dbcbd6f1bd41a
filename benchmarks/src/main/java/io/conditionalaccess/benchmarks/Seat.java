// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.benchmarks;

import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.client.TokenClient;
import io.conditionalaccess.demo.client.Tokens;
import io.conditionalaccess.demo.http.Http;
import io.conditionalaccess.demo.http.Reply;
import java.net.URI;
import java.util.Optional;

/**
 * One session, the application that holds its tokens, and the API that asks about them, on one connection; and a session
 * beside it whose tokens do not name the device.
 */
final class Seat {
    private final TokenClient app;
    private final TokenClient api;
    private final TokenClient device;
    private final String scope;
    private Tokens tokens;
    private Tokens plain;

    /**
     * @param device the application where the device shows its certificate
     * @param scope of logins
     * @param plain tokens without the claim {@code device_id}
     */
    Seat(Http connection, URI realm, TokenClient device, String scope, Tokens tokens, Tokens plain) {
        this.device = device;
        this.app = new TokenClient(connection, realm, DemoRealm.APP.clientId(), Optional.empty());
        this.api = new TokenClient(connection, realm, DemoRealm.API_CLIENT, Optional.of(DemoRealm.API_SECRET));
        this.scope = scope;
        this.tokens = tokens;
        this.plain = plain;
    }

    /** Takes fresh tokens, because access tokens live five minutes only. */
    void renew() {
        tokens = Tokens.in(tryRefresh());
        plain = Tokens.in(app.refresh(plain.refresh()));
    }

    /** Another session, with name and password; its tokens are not used. */
    void login() {
        device.password("alice", "alice", scope).expect(200);
    }

    /** Refreshes, always with the same token: Keycloak does not rotate them by default. */
    void refresh() {
        tryRefresh().expect(200);
    }

    /** As {@link #refresh()}, with whatever the server answers. */
    Reply tryRefresh() {
        return app.refresh(tokens.refresh());
    }

    void introspect() {
        introspect(tokens);
    }

    void introspectWithoutClaim() {
        introspect(plain);
    }

    private void introspect(Tokens shown) {
        Reply reply = api.introspect(shown.access()).expect(200);
        // The text and not the tree: reading JSON would take time from the server on the same cores.
        if (!reply.body().contains("\"active\":true")) {
            throw new IllegalStateException("not active: " + reply.body());
        }
    }
}
