// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import io.conditionalaccess.demo.client.TokenClient;
import io.conditionalaccess.demo.client.Tokens;
import io.conditionalaccess.demo.http.Http;
import io.conditionalaccess.demo.http.Json;
import io.conditionalaccess.demo.http.Reply;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Somebody with an access token at the admin REST API of this extension. */
final class Caller {
    private final Http http;
    private final URI server;
    private final TestRealm realm;
    private final String token;

    private Caller(TestRealm realm, URI server, String token) {
        this.server = server;
        this.http = realm.fromNowhere();
        this.realm = realm;
        this.token = token;
    }

    /** Whoever has this token, at the resources of this realm. */
    static Caller with(Tokens tokens, TestRealm realm) {
        return new Caller(realm, realm.uri(), tokens.access());
    }

    /**
     * The server's administrator, for what {@link TestRealm#admin} has no method for; over HTTP like that one, because a
     * token is good only where it was issued.
     */
    static Caller admin(TestRealm realm) {
        return new Caller(realm, SharedServer.http(), realm.admin.token());
    }

    /** A new user with these roles of client realm-management; {@code home} has to exempt client admin-cli. */
    static Tokens administrator(TestRealm home, String name, String... roles) {
        home.admin
                .post(
                        home.name + "/users",
                        Map.of(
                                "username",
                                name,
                                "enabled",
                                true,
                                "firstName",
                                "A",
                                "lastName",
                                "B",
                                "email",
                                name + "@test.example",
                                "emailVerified",
                                true,
                                "credentials",
                                List.of(Map.of("type", "password", "value", name))))
                .expect(201);
        grant(home, name, roles);
        return Tokens.in(new TokenClient(home.fromNowhere(), home.uri(), "admin-cli", Optional.empty())
                .password(name, name, "openid"));
    }

    /** Gives a user these roles of client realm-management. */
    static void grant(TestRealm realm, String user, String... roles) {
        grantTo(
                realm,
                realm.recipe
                        .only("users?exact=true&username=" + user, "username", user)
                        .path("id")
                        .asText(),
                roles);
    }

    /** As {@link #grant}, by the user's internal id. */
    static void grantTo(TestRealm realm, String userId, String... roles) {
        String management = realm.recipe
                .only("clients?clientId=realm-management", "clientId", "realm-management")
                .path("id")
                .asText();
        for (String role : roles) {
            realm.admin
                    .post(
                            realm.name + "/users/" + userId + "/role-mappings/clients/" + management,
                            List.of(realm.admin
                                    .get(realm.name + "/clients/" + management + "/roles/" + role)
                                    .expect(200)
                                    .json()))
                    .expect(204);
        }
    }

    Reply get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    Reply post(String path, Object body) {
        return send("POST", path, BodyPublishers.ofString(Json.write(body)));
    }

    Reply put(String path, Object body) {
        return send("PUT", path, BodyPublishers.ofString(Json.write(body)));
    }

    Reply delete(String path) {
        return send("DELETE", path, BodyPublishers.noBody());
    }

    /** @param path below {@code device-compliance/} */
    Reply send(String method, String path, HttpRequest.BodyPublisher body) {
        return http.send(Http.request(server.resolve("/admin/realms/" + realm.name + "/device-compliance/" + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, body)
                .build());
    }
}
