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
import java.util.stream.StreamSupport;

/** Makes the demo realm over REST, as an administrator would; it gets its name last, when all of it is in place. */
final class DemoSetup {
    private static final String UNFINISHED = "demo-preparing";
    private static final String POLICY = "io.conditionalaccess.registry.policy.DevicePolicyProvider";
    private static final String SOURCE = "io.conditionalaccess.risk.source.SignalSourceProvider";
    private final AdminClient admin;
    private final String authorityPem;

    DemoSetup(AdminClient admin, String authorityPem) {
        this.admin = admin;
        this.authorityPem = authorityPem;
    }

    /** Does nothing if the realm is there; what an interrupted run left half-made is made anew. */
    void ensureRealm() {
        if (admin.get(DemoRealm.NAME).expect(200, 404).status() == 200) {
            return;
        }
        admin.delete(UNFINISHED).expect(204, 404);
        admin.post("", realmFile()).expect(201);
        admin.post(UNFINISHED + "/device-compliance/setup").expect(200, 201, 204);
        giveAppTheDeviceScope();
        enforcePolicy();
        addSource(DemoRealm.EDR, DemoRealm.EDR_SECRET);
        addSource(DemoRealm.MDM, DemoRealm.MDM_SECRET);
        addDevice(DemoRealm.ALICE_LAPTOP, "Alice's laptop", "windows", "alice");
        addDevice(DemoRealm.ALICE_PHONE, "Alice's phone", "android", "alice");
        addDevice(DemoRealm.BOB_LAPTOP, "Bob's laptop", "linux", "bob");
        admin.put(UNFINISHED, Map.of("realm", DemoRealm.NAME)).expect(204);
    }

    private void giveAppTheDeviceScope() {
        String app = only("clients?clientId=app", "clientId", "app").path("id").asText();
        String scope = only("client-scopes", "name", "device").path("id").asText();
        // A scope that a client has as an optional one does not become a default one by itself.
        admin.delete(UNFINISHED + "/clients/" + app + "/optional-client-scopes/" + scope)
                .expect(204, 404);
        admin.put(UNFINISHED + "/clients/" + app + "/default-client-scopes/" + scope)
                .expect(204);
    }

    private void enforcePolicy() {
        ObjectNode policy = (ObjectNode) only("components?type=" + POLICY, "providerId", "device-policy");
        ObjectNode config = policy.withObjectProperty("config");
        Map.of(
                        "mode", "enforce",
                        "unknownDevice", "deny",
                        "unboundSession", "deny",
                        "identityMethods", "client-certificate",
                        "certificateIssuers", authorityPem,
                        "certificateMapping", "subject.CN->id")
                .forEach((key, value) -> config.putArray(key).add(value));
        admin.put(UNFINISHED + "/components/" + policy.path("id").asText(), policy)
                .expect(204);
    }

    private void addSource(String alias, String secret) {
        admin.post(
                        UNFINISHED + "/components",
                        Map.of(
                                "name",
                                alias,
                                "providerId",
                                "generic",
                                "providerType",
                                SOURCE,
                                "config",
                                Map.of(
                                        "enabled", List.of("true"),
                                        "auth", List.of("hmac"),
                                        "secret", List.of(secret),
                                        "mayClear", List.of("true"),
                                        "mayCreateDevices", List.of("false"))))
                .expect(201);
    }

    private void addDevice(String id, String name, String platform, String owner) {
        admin.post(
                        UNFINISHED + "/device-compliance/devices",
                        Map.of("id", id, "name", name, "platform", platform, "owners", List.of(owner)))
                .expect(201);
    }

    private JsonNode only(String path, String key, String value) {
        Reply reply = admin.get(UNFINISHED + "/" + path).expect(200);
        return StreamSupport.stream(reply.json().spliterator(), false)
                .filter(node -> node.path(key).asText().equals(value))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + key + " " + value + " in " + path));
    }

    private static JsonNode realmFile() {
        try (InputStream in = Objects.requireNonNull(DemoSetup.class.getResourceAsStream("realm.json"))) {
            return Json.read(new String(in.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
