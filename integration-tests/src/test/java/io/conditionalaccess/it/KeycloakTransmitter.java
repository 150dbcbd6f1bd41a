// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** A realm of a second server that transmits by Keycloak's own implementation of the Shared Signals Framework. */
final class KeycloakTransmitter implements AutoCloseable {
    static final String COMPLIANCE = "https://schemas.openid.net/secevent/caep/event-type/device-compliance-change";
    private static final String AUDIENCE = "https://receiver.example/ssf";
    private static final String SECRET = "between-the-servers";
    /** It is open to events of others; this one it does not bring along. */
    private static final String EVENTS = """
            package org.example.ssf;
            import java.util.Map;
            import java.util.Set;
            import java.util.function.Supplier;
            import com.fasterxml.jackson.annotation.JsonProperty;
            import org.keycloak.ssf.event.SsfEvent;
            public final class ComplianceEvents implements org.keycloak.ssf.event.SsfEventProviderFactory {
                private static final String TYPE = "%s";
                public static final class ComplianceChange extends org.keycloak.ssf.event.caep.CaepEvent {
                    @JsonProperty("current_status") public String currentStatus;
                    @JsonProperty("previous_status") public String previousStatus;
                    public ComplianceChange() {
                        super(TYPE);
                        setAlias("CaepDeviceComplianceChange");
                    }
                }
                @Override public String getId() { return "compliance"; }
                @Override public void postInit(org.keycloak.models.KeycloakSessionFactory factory) {}
                @Override public Map<String, Supplier<? extends SsfEvent>> getContributedEventFactories() {
                    return Map.of(TYPE, ComplianceChange::new);
                }
                @Override public Set<String> getEmittableEventTypes() { return Set.of(TYPE); }
                @Override public Set<String> getNativelyEmittedEventTypes() { return Set.of(); }
            }
            """.formatted(COMPLIANCE);

    private final ExtraServer server;
    private TestRealm realm;
    private final AtomicInteger priority = new AtomicInteger(1_000);

    KeycloakTransmitter() {
        server = new ExtraServer()
                .and(OtherJar.build(
                        Built.server("extra").home(),
                        List.of(new OtherJar.Code(
                                "org.example.ssf.ComplianceEvents",
                                "org.keycloak.ssf.event.SsfEventProviderFactory",
                                EVENTS))));
        start();
        realm = TestRealm.outside(server.admin(), server.https());
        new RealmSettings(realm).change(Map.of("attributes", Map.of("ssf.transmitterEnabled", "true")));
    }

    private void start() {
        server.start(
                "--features=ssf",
                "--spi-ssf-transmitter--default--allow-insecure-push-targets=true",
                "--spi-ssf-transmitter--default--outbox-drainer-interval=1s");
    }

    void restart() {
        server.stop();
        start();
        realm = server.again(realm);
    }

    /** A realm of the same server that takes part, because its server can be restarted. */
    TestRealm neighbour() {
        return server.newRealm();
    }

    /** The same realm after a restart. */
    TestRealm again(TestRealm neighbour) {
        return server.again(neighbour);
    }

    URI issuer() {
        return server.http().resolve("/realms/" + realm.name);
    }

    /** Lets a receiver in, and makes it a source of its realm. */
    String register(TestRealm receiver, String alias, Map<String, String> delivery) {
        String clientId = alias + "-" + UUID.randomUUID().toString().substring(0, 8);
        new RealmSettings(realm)
                .client(Map.of(
                        "clientId",
                        clientId,
                        "secret",
                        SECRET,
                        "publicClient",
                        false,
                        "serviceAccountsEnabled",
                        true,
                        "optionalClientScopes",
                        List.of("ssf.read", "ssf.manage"),
                        "attributes",
                        Map.of(
                                "ssf.enabled", "true",
                                "ssf.streamAudience", AUDIENCE,
                                "ssf.defaultSubjects", "ALL",
                                "ssf.supportedEvents",
                                        "CaepSessionRevoked,CaepCredentialChange,CaepDeviceComplianceChange",
                                "ssf.validPushUrls", SharedServer.http() + "/*",
                                "ssf.allowEmitEvents", "true")));
        Map<String, String> config = new HashMap<>(Map.of(
                "issuer", issuer().toString(),
                "audience", AUDIENCE,
                "clientId", clientId,
                "clientSecret", SECRET));
        config.putAll(delivery);
        receiver.recipe.addSource(alias, "ssf", config).expect(201);
        return clientId;
    }

    /** The receiver's attributes, among them its stream. */
    JsonNode attributes(String clientId) {
        return realm.recipe
                .only("clients?clientId=" + clientId, "clientId", clientId)
                .path("attributes");
    }

    /** Says it of alice's device. */
    void compliance(String clientId, String device, String status) {
        Map<String, ?> user = Map.of("format", "iss_sub", "iss", issuer().toString(), "sub", alice());
        realm.admin
                .post(
                        realm.name + "/ssf/clients/" + clientId + "/events/emit",
                        Map.of(
                                "eventType",
                                COMPLIANCE,
                                "sub_id",
                                Map.of(
                                        "format",
                                        "complex",
                                        "user",
                                        user,
                                        "device",
                                        Map.of("format", "opaque", "id", device)),
                                "event",
                                Map.of("current_status", status, "previous_status", "compliant")))
                .expect(200, 202);
    }

    String alice() {
        return new RealmSettings(realm).userNamed("alice").path("id").asText();
    }

    /** Ends all of alice's sessions there. */
    void logOutAlice() {
        realm.admin
                .post(new RealmSettings(realm).pathOfUser("alice") + "/logout")
                .expect(204);
    }

    /** Signs with a new key from now on. */
    void rotate() {
        String realmId =
                realm.admin.get(realm.name).expect(200).json().path("id").asText();
        realm.admin
                .post(
                        realm.name + "/components",
                        Map.of(
                                "name",
                                "rotated",
                                "providerId",
                                "rsa-generated",
                                "providerType",
                                "org.keycloak.keys.KeyProvider",
                                "parentId",
                                realmId,
                                "config",
                                Map.of(
                                        "priority",
                                        List.of(Integer.toString(priority.incrementAndGet())),
                                        "algorithm",
                                        List.of("RS256"))))
                .expect(201);
    }

    @Override
    public void close() {
        server.close();
    }
}
