// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.RealmRecipe;
import io.conditionalaccess.demo.client.AdminClient;
import io.conditionalaccess.demo.client.DeviceBrowser;
import io.conditionalaccess.demo.client.SignalSender;
import io.conditionalaccess.demo.client.TokenClient;
import io.conditionalaccess.demo.client.Tokens;
import io.conditionalaccess.demo.client.Visit;
import io.conditionalaccess.demo.http.Http;
import io.conditionalaccess.demo.http.Reply;
import io.conditionalaccess.demo.tls.Identity;
import io.conditionalaccess.demo.tls.Tls;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A realm like the demo's, of one test: users alice and bob, clients app and api, sources edr and mdm, mode enforce, no
 * device yet. Devices show certificates of {@link Authorities#DEVICES}.
 */
final class TestRealm {
    final String name;
    final RealmRecipe recipe;
    final AdminClient admin;
    private final URI https;

    private TestRealm(String name, AdminClient admin, URI https) {
        this.name = name;
        this.admin = admin;
        this.https = https;
        this.recipe = new RealmRecipe(admin, name);
    }

    /** A new one on the shared server. */
    static TestRealm create() {
        return outside().takePart();
    }

    /** A new one on another server. */
    static TestRealm create(AdminClient admin, URI https) {
        return outside(admin, https).takePart();
    }

    /** A new one on the shared server that does not take part. */
    static TestRealm outside() {
        TestRealm realm = outside(SharedServer.ADMIN, SharedServer.https());
        RealmsOfAClass.created(realm);
        return realm;
    }

    /** As {@link #outside()}, and test classes share it: it stays until the server ends. */
    static TestRealm shared() {
        return outside(SharedServer.ADMIN, SharedServer.https());
    }

    /** A new one on another server that does not take part. */
    static TestRealm outside(AdminClient admin, URI https) {
        TestRealm realm = existing("test-" + UUID.randomUUID().toString().substring(0, 8), admin, https);
        realm.recipe.create(CheapRealm.SETTINGS);
        return realm;
    }

    /** One of the shared server that is there already. */
    static TestRealm existing(String name) {
        return existing(name, SharedServer.ADMIN, SharedServer.https());
    }

    /** One of another server that is there already. */
    static TestRealm existing(String name, AdminClient admin, URI https) {
        return new TestRealm(name, admin, https);
    }

    /** Makes it take part, in mode enforce and with both sources. */
    TestRealm takePart() {
        underPolicy();
        recipe.hmacSource(DemoRealm.EDR, DemoRealm.EDR_SECRET).hmacSource(DemoRealm.MDM, DemoRealm.MDM_SECRET);
        return this;
    }

    /** Makes it take part, in mode enforce. */
    TestRealm underPolicy() {
        recipe.setUp()
                .deviceScope()
                .policy(Map.of(
                        "mode", "enforce",
                        "unknownDevice", "deny",
                        "certificateIssuers", Authorities.DEVICES.self().certificatePem(),
                        "certificateMapping", "subject.CN->id"));
        return this;
    }

    /** For example {@code https://localhost:8443/realms/test-1}. */
    URI uri() {
        return https.resolve("/realms/" + name);
    }

    /** Registers a device of alice. */
    TestRealm device(String id) {
        recipe.device(id, "Device " + id, "linux", "alice");
        return this;
    }

    /** A connection that shows the certificate of this device. */
    Http from(String device) {
        return from(Authorities.DEVICES.device(device));
    }

    Http from(Identity identity) {
        return Http.over(Tls.presenting(identity, Authorities.DEVICES));
    }

    /** A connection that shows no certificate. */
    Http fromNowhere() {
        return Http.over(Tls.trusting(Authorities.DEVICES));
    }

    DeviceBrowser browser(Http from) {
        return new DeviceBrowser(from, uri());
    }

    /** The application on a device. */
    TokenClient app(Http from) {
        return client(from, "app");
    }

    /** Another public client on a device. */
    TokenClient client(Http from, String clientId) {
        return new TokenClient(from, uri(), clientId, Optional.empty());
    }

    /** The server that introspects. */
    TokenClient api() {
        return new TokenClient(fromNowhere(), uri(), DemoRealm.API_CLIENT, Optional.of(DemoRealm.API_SECRET));
    }

    /** Logs alice in on a device; the tokens prove that it worked. */
    Tokens login(String device) {
        Http from = from(device);
        Visit visit = browser(from).login(DemoRealm.APP, "alice", "alice");
        if (visit instanceof Visit.Code code) {
            return Tokens.in(app(from).exchange(code));
        }
        throw new AssertionError("expected a code, got " + visit);
    }

    SignalSender edr() {
        return sender(DemoRealm.EDR, SignalSender.hmac(DemoRealm.EDR_SECRET));
    }

    SignalSender mdm() {
        return sender(DemoRealm.MDM, SignalSender.hmac(DemoRealm.MDM_SECRET));
    }

    SignalSender sender(String source, SignalSender.Proof proof) {
        return new SignalSender(fromNowhere(), uri(), source, proof);
    }

    /** A valid signal about a device, observed now, with these fields besides. */
    static Map<String, Object> signal(String device, Map<String, ?> fields) {
        Map<String, Object> signal = new LinkedHashMap<>();
        signal.put("id", "evt-" + UUID.randomUUID());
        signal.put("device", Map.of("id", device));
        signal.put("observed_at", Instant.now().toString());
        signal.putAll(fields);
        return signal;
    }

    /** Sends such a signal and returns the status of its one result. */
    String tell(SignalSender sender, String device, Map<String, ?> fields) {
        return resultOf(sender.send(signal(device, fields))).path("status").asText();
    }

    static JsonNode resultOf(Reply reply) {
        return reply.expect(202).json().path("results").path(0);
    }

    /** The device as the admin API shows it. */
    JsonNode shown(String device) {
        return devices("/" + Http.encode(device)).expect(200).json();
    }

    /** GET on the admin API below {@code devices}. */
    Reply devices(String path) {
        return admin.get(name + "/device-compliance/devices" + path);
    }

    /** A path of our admin API, for {@link #admin}. */
    String api(String path) {
        return name + "/device-compliance/" + path;
    }

    /** A path below one device, for {@link #admin}. */
    String ofDevice(String device, String path) {
        return api("devices/" + Http.encode(device) + path);
    }

    /** What the findings of a device are, by finding; the source's whole verdict has the key "". */
    Map<String, JsonNode> findings(String device) {
        Map<String, JsonNode> findings = new LinkedHashMap<>();
        admin.get(ofDevice(device, "/findings"))
                .expect(200)
                .json()
                .forEach(finding -> findings.put(finding.path("finding").asText(""), finding));
        return findings;
    }

    /** One of {@link #findings}; a missing node if there is none. */
    JsonNode finding(String device, String finding) {
        return findings(device).getOrDefault(finding, MissingNode.getInstance());
    }

    /** The status of a refresh from that device. */
    int refresh(String device, Tokens tokens) {
        return app(from(device)).refresh(tokens.refresh()).status();
    }

    /** Where a fresh browser on that device ends up when alice logs in. */
    Visit visit(Http from) {
        return browser(from).login(DemoRealm.APP, "alice", "alice");
    }

    /** An operator settles everything about a device. */
    void clear(String device) {
        admin.post(name + "/device-compliance/devices/" + Http.encode(device) + "/clear", Map.of("reason", "test"))
                .expect(200);
    }
}
