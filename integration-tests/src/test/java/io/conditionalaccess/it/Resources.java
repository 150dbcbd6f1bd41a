// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import io.conditionalaccess.demo.client.TokenClient;
import io.conditionalaccess.demo.client.Tokens;
import io.conditionalaccess.demo.http.Http;
import io.conditionalaccess.demo.http.Reply;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A client with resources of its own (authorization services), users' tokens and a service account. */
final class Resources {
    static final String CLIENT = "resources";
    static final String SECRET = "secret-of-a-client";
    static final String GRANT = "urn:ietf:params:oauth:grant-type:uma-ticket";

    private final TestRealm realm;

    /** Makes it in a realm. */
    Resources(TestRealm realm) {
        this.realm = realm;
        RealmSettings settings = new RealmSettings(realm);
        settings.client(Map.of(
                "clientId", CLIENT,
                "secret", SECRET,
                "publicClient", false,
                "serviceAccountsEnabled", true,
                "directAccessGrantsEnabled", true,
                "authorizationServicesEnabled", true));
        String server = settings.pathOf(CLIENT) + "/authz/resource-server";
        realm.admin
                .put(server, Map.of("policyEnforcementMode", "PERMISSIVE", "decisionStrategy", "UNANIMOUS"))
                .expect(204);
        realm.admin.post(server + "/resource", Map.of("name", "document")).expect(201);
    }

    TokenClient client(Http from) {
        return new TokenClient(from, realm.uri(), CLIENT, Optional.of(SECRET));
    }

    Introspection introspection() {
        return new Introspection(realm, CLIENT, SECRET);
    }

    /** Asks for permissions as the person whose token it is (User-Managed Access 2.0), with more parameters if any. */
    Reply ask(Tokens tokens, Map<String, String> more) {
        Map<String, String> fields = new HashMap<>(Map.of("grant_type", GRANT, "audience", CLIENT));
        fields.putAll(more);
        URI endpoint = URI.create(realm.uri() + "/protocol/openid-connect/token");
        return realm.fromNowhere()
                .send(Http.form(Http.request(endpoint).header("Authorization", "Bearer " + tokens.access()), fields)
                        .build());
    }
}
