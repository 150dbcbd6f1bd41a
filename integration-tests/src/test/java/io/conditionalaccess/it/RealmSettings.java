// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What an administrator sets and sees in a realm with Keycloak's own admin REST API. */
final class RealmSettings {
    private final TestRealm realm;

    RealmSettings(TestRealm realm) {
        this.realm = realm;
    }

    /** Changes these settings of the realm and leaves the others. */
    void change(Map<String, ?> settings) {
        realm.admin.put(realm.name, settings).expect(204);
    }

    /** Creates a client; its id is {@code clientId} in the settings. */
    void client(Map<String, ?> settings) {
        realm.admin.post(realm.name + "/clients", settings).expect(201);
    }

    /** Changes one setting of a client and leaves the others. */
    void clientSetting(String clientId, String key, boolean value) {
        ObjectNode client = (ObjectNode) clientOf(clientId);
        client.put(key, value);
        realm.admin.put(pathOf(clientId), client).expect(204);
    }

    /** Sets one attribute of a client and leaves the others. */
    void clientAttribute(String clientId, String key, String value) {
        ObjectNode client = (ObjectNode) clientOf(clientId);
        client.withObjectProperty("attributes").put(key, value);
        realm.admin.put(pathOf(clientId), client).expect(204);
    }

    /** The tokens of {@code clientId} may be introspected by {@code audience}. */
    void audience(String clientId, String audience) {
        realm.admin
                .post(
                        pathOf(clientId) + "/protocol-mappers/models",
                        Map.of(
                                "name",
                                "audience " + audience,
                                "protocol",
                                "openid-connect",
                                "protocolMapper",
                                "oidc-audience-mapper",
                                "config",
                                Map.of(
                                        "included.client.audience", audience,
                                        "access.token.claim", "true",
                                        "introspection.token.claim", "true")))
                .expect(201);
    }

    /** Path of a client, for {@link TestRealm#admin}. */
    String pathOf(String clientId) {
        return realm.name + "/clients/" + clientOf(clientId).path("id").asText();
    }

    /** Creates a realm role and gives it to a user. */
    void role(String name, String user) {
        realm.admin.post(realm.name + "/roles", Map.of("name", name)).expect(201);
        JsonNode role =
                realm.admin.get(realm.name + "/roles/" + name).expect(200).json();
        realm.admin
                .post(pathOfUser(user) + "/role-mappings/realm", List.of(role))
                .expect(204);
    }

    /** How many sessions a user has, without offline ones. */
    int sessions(String user) {
        return realm.admin
                .get(pathOfUser(user) + "/sessions")
                .expect(200)
                .json()
                .size();
    }

    /** How many offline sessions a user has in client app. */
    int offlineSessions(String user) {
        String app = clientOf("app").path("id").asText();
        return realm.admin
                .get(pathOfUser(user) + "/offline-sessions/" + app)
                .expect(200)
                .json()
                .size();
    }

    /** Wrong logins of a user that brute force protection counted. */
    int failures(String user) {
        String id = pathOfUser(user).substring(pathOfUser(user).lastIndexOf('/') + 1);
        return realm.admin
                .get(realm.name + "/attack-detection/brute-force/users/" + id)
                .expect(200)
                .json()
                .path("numFailures")
                .asInt();
    }

    /** Switches the gate on or off, as an administrator can in the console. */
    void gate(boolean enabled) {
        requiredAction("device-compliance-gate", Map.of("enabled", enabled));
    }

    /** Changes a required action of the realm. */
    void requiredAction(String alias, Map<String, ?> changes) {
        String path = realm.name + "/authentication/required-actions/" + alias;
        Map<String, Object> action = new HashMap<>();
        realm.admin.get(path).expect(200).json().properties().forEach(e -> action.put(e.getKey(), e.getValue()));
        action.putAll(changes);
        realm.admin.put(path, action).expect(204);
    }

    /** Changes these fields of a user and leaves the others. */
    void user(String user, Map<String, ?> changes) {
        Map<String, Object> all = new HashMap<>();
        userNamed(user).properties().forEach(e -> all.put(e.getKey(), e.getValue()));
        all.putAll(changes);
        realm.admin.put(pathOfUser(user), all).expect(204);
    }

    JsonNode userNamed(String user) {
        return realm.recipe.only("users?exact=true&username=" + user, "username", user);
    }

    /** Path of a user, for {@link TestRealm#admin}. */
    String pathOfUser(String user) {
        return realm.name + "/users/" + userNamed(user).path("id").asText();
    }

    private JsonNode clientOf(String clientId) {
        return realm.recipe.only("clients?clientId=" + clientId, "clientId", clientId);
    }
}
