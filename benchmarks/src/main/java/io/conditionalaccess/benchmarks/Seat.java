// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.benchmarks;

import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.client.TokenClient;
import io.conditionalaccess.demo.client.Tokens;
import io.conditionalaccess.demo.http.Http;
import io.conditionalaccess.demo.http.Reply;
import java.net.URI;
import java.util.Optional;

/** One session, the application that holds its tokens, and the API that asks about them, on one connection. */
final class Seat {
    private final TokenClient app;
    private final TokenClient api;
    private final TokenClient device;
    private Tokens tokens;

    /** @param device the application where the device shows its certificate */
    Seat(Http connection, URI realm, TokenClient device, Tokens tokens) {
        this.device = device;
        this.app = new TokenClient(connection, realm, DemoRealm.APP.clientId(), Optional.empty());
        this.api = new TokenClient(connection, realm, DemoRealm.API_CLIENT, Optional.of(DemoRealm.API_SECRET));
        this.tokens = tokens;
    }

    /** Takes fresh tokens, because access tokens live five minutes only. */
    void renew() {
        tokens = Tokens.in(tryRefresh());
    }

    /** Another session, with name and password; its tokens are not used. */
    void login() {
        device.password("alice", "alice", "openid").expect(200);
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
        Reply reply = api.introspect(tokens.access()).expect(200);
        // The text and not the tree: reading JSON would take time from the server on the same cores.
        if (!reply.body().contains("\"active\":true")) {
            throw new IllegalStateException("not active: " + reply.body());
        }
    }
}
