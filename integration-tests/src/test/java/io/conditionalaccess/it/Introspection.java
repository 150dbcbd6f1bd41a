// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import io.conditionalaccess.demo.http.Http;
import io.conditionalaccess.demo.http.Reply;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** A resource server that asks what a token is worth (RFC 7662), with all that Keycloak lets it ask for. */
final class Introspection {
    private final TestRealm realm;
    private final String clientId;
    private final String secret;

    Introspection(TestRealm realm, String clientId, String secret) {
        this.realm = realm;
        this.clientId = clientId;
        this.secret = secret;
    }

    boolean active(String token) {
        return active(token, Map.of());
    }

    /** As the one that names the token's kind. */
    boolean active(String token, String hint) {
        return active(token, Map.of("token_type_hint", hint));
    }

    private boolean active(String token, Map<String, String> more) {
        return ask(token, more, "application/json").json().path("active").asBoolean();
    }

    /** Asks for a signed answer, which Keycloak puts beside the plain one. */
    Reply signed(String token, String hint) {
        return ask(token, Map.of("token_type_hint", hint), "application/jwt");
    }

    private Reply ask(String token, Map<String, String> more, String accept) {
        Map<String, String> fields = new HashMap<>(more);
        fields.putAll(Map.of("token", token, "client_id", clientId, "client_secret", secret));
        URI endpoint = URI.create(realm.uri() + "/protocol/openid-connect/token/introspect");
        return realm.fromNowhere()
                .send(Http.form(Http.request(endpoint).header("Accept", accept), fields)
                        .build())
                .expect(200);
    }
}
