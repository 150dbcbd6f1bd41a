// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** Clients of a realm, as an administrator makes them. */
final class Clients {
    /** Of every client made here. */
    static final String SECRET = "of-the-client";

    private final TestRealm realm;

    Clients(TestRealm realm) {
        this.realm = realm;
    }

    /** A confidential client with a service account and direct access grants. */
    void create(String clientId) {
        realm.admin
                .post(
                        realm.name + "/clients",
                        Map.of(
                                "clientId",
                                clientId,
                                "secret",
                                SECRET,
                                "publicClient",
                                false,
                                "serviceAccountsEnabled",
                                true,
                                "directAccessGrantsEnabled",
                                true))
                .expect(201);
    }

    /** Sets attributes and leaves the others. */
    void attributes(String clientId, Map<String, String> attributes) {
        ObjectNode client = (ObjectNode) get(clientId);
        attributes.forEach(client.withObjectProperty("attributes")::put);
        realm.admin.put(path(clientId), client).expect(204);
    }

    /** Adds an audience to a client's tokens. */
    void audience(String clientId, String audience) {
        mapper(
                clientId,
                "oidc-audience-mapper",
                Map.of("included.custom.audience", audience, "access.token.claim", "true"));
    }

    /**
     * Takes the scope {@code roles} from a client, which would bring the audience along with a role, and leaves it the
     * roles of clients in its tokens.
     */
    void rolesWithoutAudience(String clientId) {
        String scope =
                realm.recipe.only("client-scopes", "name", "roles").path("id").asText();
        realm.admin.delete(path(clientId) + "/default-client-scopes/" + scope).expect(204);
        mapper(
                clientId,
                "oidc-usermodel-client-role-mapper",
                Map.of(
                        "claim.name",
                        "resource_access.${client_id}.roles",
                        "access.token.claim",
                        "true",
                        "multivalued",
                        "true"));
    }

    /** Creates a role of a client. */
    void role(String clientId, String role) {
        realm.admin.post(path(clientId) + "/roles", Map.of("name", role)).expect(201);
    }

    /** Gives a user a role of a client. */
    void grant(String userId, String clientId, String role) {
        JsonNode granted =
                realm.admin.get(path(clientId) + "/roles/" + role).expect(200).json();
        realm.admin
                .post(
                        realm.name + "/users/" + userId + "/role-mappings/clients/"
                                + get(clientId).path("id").asText(),
                        List.of(granted))
                .expect(204);
    }

    /** The id of the user behind a client's service account. */
    String serviceAccount(String clientId) {
        return realm.admin
                .get(path(clientId) + "/service-account-user")
                .expect(200)
                .json()
                .path("id")
                .asText();
    }

    private void mapper(String clientId, String type, Map<String, String> config) {
        realm.admin
                .post(
                        path(clientId) + "/protocol-mappers/models",
                        Map.of("name", type, "protocol", "openid-connect", "protocolMapper", type, "config", config))
                .expect(201);
    }

    private JsonNode get(String clientId) {
        return realm.recipe.only("clients?clientId=" + clientId, "clientId", clientId);
    }

    private String path(String clientId) {
        return realm.name + "/clients/" + get(clientId).path("id").asText();
    }
}
