// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.containers;

import dasniko.testcontainers.keycloak.KeycloakContainer;
import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.RealmRecipe;
import io.conditionalaccess.demo.client.AdminClient;
import io.conditionalaccess.demo.client.DeviceBrowser;
import io.conditionalaccess.demo.client.SignalSender;
import io.conditionalaccess.demo.client.TokenClient;
import io.conditionalaccess.demo.client.Tokens;
import io.conditionalaccess.demo.http.Http;
import io.conditionalaccess.demo.tls.CertificateAuthority;
import io.conditionalaccess.demo.tls.Tls;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A realm that enforces, with Alice's device {@code laptop}, as one container serves it. */
record ContainerRealm(String name, URI https) {
    /** Issues the devices' certificates and the servers'. */
    static final CertificateAuthority DEVICES = CertificateAuthority.named("Test Device CA");

    private static final String LAPTOP = "laptop";
    private static final Http ON_THE_LAPTOP = Http.over(Tls.presenting(DEVICES.device(LAPTOP), DEVICES));

    /** Makes it there. */
    static ContainerRealm create(KeycloakContainer server) {
        String name = "test-" + UUID.randomUUID();
        URI http = URI.create("http://localhost:" + server.getHttpPort());
        AdminClient admin = new AdminClient(Http.plain(), http, server.getAdminUsername(), server.getAdminPassword());
        new RealmRecipe(admin, name)
                .create()
                .setUp()
                .policy(Map.of(
                        "mode", "enforce",
                        "unknownDevice", "deny",
                        "cacheTtl", "PT60S",
                        "certificateIssuers", DEVICES.self().certificatePem(),
                        "certificateMapping", "subject.CN->id"))
                .hmacSource(DemoRealm.EDR, DemoRealm.EDR_SECRET)
                .device(LAPTOP, "Alice's laptop", "linux", "alice");
        return new ContainerRealm(name, https(server));
    }

    /** The same realm, as another container serves it. */
    ContainerRealm at(KeycloakContainer server) {
        return new ContainerRealm(name, https(server));
    }

    DeviceBrowser browser() {
        return new DeviceBrowser(ON_THE_LAPTOP, uri());
    }

    TokenClient app() {
        return new TokenClient(ON_THE_LAPTOP, uri(), DemoRealm.APP.clientId(), Optional.empty());
    }

    /** Logs Alice in by her password alone, where the names in pages do not lead back to this container. */
    Tokens directLogin() {
        return Tokens.in(app().password("alice", "alice", "openid"));
    }

    /** The status of a refresh. */
    int refresh(Tokens tokens) {
        return app().refresh(tokens.refresh()).status();
    }

    /** The EDR reports this risk of the laptop. */
    void risk(String level) {
        Map<String, Object> signal = Map.of(
                "id", UUID.randomUUID().toString(),
                "device", Map.of("id", LAPTOP),
                "risk", level,
                "observed_at", Instant.now().toString());
        new SignalSender(
                        Http.over(Tls.trusting(DEVICES)), uri(), DemoRealm.EDR, SignalSender.hmac(DemoRealm.EDR_SECRET))
                .send(signal)
                .expect(202);
    }

    private URI uri() {
        return https.resolve("/realms/" + name);
    }

    private static URI https(KeycloakContainer server) {
        return URI.create("https://localhost:" + server.getHttpsPort());
    }
}
