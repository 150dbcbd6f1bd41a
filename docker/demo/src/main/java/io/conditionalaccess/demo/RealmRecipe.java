// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.conditionalaccess.demo.client.AdminClient;
import io.conditionalaccess.demo.http.Json;
import io.conditionalaccess.demo.http.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The steps by which an administrator makes a realm take part, over REST. Each fails with what the server said. */
public final class RealmRecipe {
    public static final String POLICY = "io.conditionalaccess.registry.policy.DevicePolicyProvider";
    public static final String SOURCE = "io.conditionalaccess.risk.source.SignalSourceProvider";
    private final AdminClient admin;
    private final String realm;

    public RealmRecipe(AdminClient admin, String realm) {
        this.admin = admin;
        this.realm = realm;
    }

    /** A realm with the users alice and bob and the clients app and api, which does not take part yet. */
    public RealmRecipe create() {
        return create(Map.of());
    }

    /** As {@link #create()}, with these settings of the realm besides. */
    public RealmRecipe create(Map<String, String> settings) {
        ObjectNode file = (ObjectNode) realmFile();
        settings.forEach(file::put);
        file.put("realm", realm);
        admin.post("", file).expect(201);
        return this;
    }

    public RealmRecipe setUp() {
        admin.post(realm + "/device-compliance/setup").expect(200);
        return this;
    }

    /** Gives client app the claim device_id without asking for it. */
    public RealmRecipe deviceScope() {
        return deviceScope("default-client-scopes", "optional-client-scopes");
    }

    /** As {@link #deviceScope()}, but only in tokens of logins that ask for the scope {@code device}. */
    public RealmRecipe deviceScopeOnRequest() {
        return deviceScope("optional-client-scopes", "default-client-scopes");
    }

    private RealmRecipe deviceScope(String among, String notAmong) {
        String app = only("clients?clientId=app", "clientId", "app").path("id").asText();
        String scope = only("client-scopes", "name", "device").path("id").asText();
        // One that a client has among the others does not change sides by itself.
        admin.delete(realm + "/clients/" + app + "/" + notAmong + "/" + scope).expect(204, 404);
        admin.put(realm + "/clients/" + app + "/" + among + "/" + scope).expect(204);
        return this;
    }

    /** Changes these keys of the policy and leaves the others. */
    public RealmRecipe policy(Map<String, String> changes) {
        setPolicy(changes).expect(204);
        return this;
    }

    /** As {@link #policy}, with whatever the server answers. */
    public Reply setPolicy(Map<String, String> changes) {
        ObjectNode policy = (ObjectNode) only("components?type=" + POLICY, "providerId", "device-policy");
        ObjectNode config = policy.withObjectProperty("config");
        changes.forEach((key, value) -> config.putArray(key).add(value));
        return admin.put(realm + "/components/" + policy.path("id").asText(), policy);
    }

    /** A source of kind generic that signs by Standard Webhooks and may clear. */
    public RealmRecipe hmacSource(String alias, String secret) {
        addSource(
                        alias,
                        Map.of(
                                "enabled", "true",
                                "auth", "hmac",
                                "secret", secret,
                                "mayClear", "true",
                                "mayCreateDevices", "false"))
                .expect(201);
        return this;
    }

    /** A source of kind generic, with whatever the server answers. */
    public Reply addSource(String alias, Map<String, String> config) {
        return addSource(alias, "generic", config);
    }

    /** A source of this kind, with whatever the server answers. */
    public Reply addSource(String alias, String kind, Map<String, String> config) {
        Map<String, List<String>> values = config.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue())));
        return admin.post(
                realm + "/components",
                Map.of("name", alias, "providerId", kind, "providerType", SOURCE, "config", values));
    }

    public RealmRecipe device(String id, String name, String platform, String owner) {
        admin.post(
                        realm + "/device-compliance/devices",
                        Map.of("id", id, "name", name, "platform", platform, "owners", List.of(owner)))
                .expect(201);
        return this;
    }

    /** The one entry of a list that has this value. */
    public JsonNode only(String path, String key, String value) {
        Reply reply = admin.get(realm + "/" + path).expect(200);
        return StreamSupport.stream(reply.json().spliterator(), false)
                .filter(node -> node.path(key).asText().equals(value))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + key + " " + value + " in " + path));
    }

    private static JsonNode realmFile() {
        try (InputStream in = Objects.requireNonNull(RealmRecipe.class.getResourceAsStream("realm.json"))) {
            return Json.read(new String(in.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
