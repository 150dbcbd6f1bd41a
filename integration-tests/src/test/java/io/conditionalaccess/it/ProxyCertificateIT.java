// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.client.AdminClient;
import io.conditionalaccess.demo.client.SignalSender;
import io.conditionalaccess.demo.client.Visit;
import io.conditionalaccess.demo.http.Http;
import io.conditionalaccess.demo.keycloak.H2File;
import io.conditionalaccess.demo.keycloak.KeycloakServer;
import io.conditionalaccess.demo.keycloak.Ports;
import io.conditionalaccess.demo.keycloak.ServerOptions;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A certificate in a header, as a proxy that ends TLS passes it on. Anybody can write a header. */
class ProxyCertificateIT {
    private static final String HEADER = "ssl-client-cert";

    private final ServerOptions behindProxy = ServerOptions.development(
                    Ports.free(), Built.servers().resolve("proxy.log"))
            .with(H2File.in(Built.servers().resolve("proxy-data-" + UUID.randomUUID())))
            .with(
                    "--proxy-headers=xforwarded",
                    "--spi-x509cert-lookup--provider=nginx",
                    "--spi-x509cert-lookup--nginx--ssl-client-cert=" + HEADER);

    @Test
    void isBelievedFromTrustedAddressesOnly() {
        assertThat(seen(List.of()))
                .as("Keycloak itself would believe everybody")
                .isEqualTo(new Seen("proxy-addresses-not-set", 401));
        assertThat(seen(List.of("--proxy-trusted-addresses=192.0.2.1"))).isEqualTo(new Seen("proxy-not-trusted", 401));
        assertThat(seen(List.of("--proxy-trusted-addresses=127.0.0.1,::1")))
                .isEqualTo(new Seen("client-certificate", 202));
    }

    /**
     * What became of such a header.
     *
     * @param identity how a sick device was recognised by it, or why not
     * @param source what a source that proves itself by the same certificate was answered
     */
    private record Seen(String identity, int source) {}

    /** Runs the server with these options. */
    private Seen seen(List<String> options) {
        try (KeycloakServer server = new KeycloakServer(Built.server("proxy"), behindProxy.with(options)).start()) {
            AdminClient admin = new AdminClient(Http.plain(), server.http(), "admin", "admin");
            TestRealm realm = TestRealm.create(admin, server.http()).device("laptop");
            assertThat(realm.tell(realm.edr(), "laptop", Map.of("risk", "medium")))
                    .isEqualTo("applied");
            String certificate = Authorities.DEVICES.device("laptop").certificatePem();
            Http proxy = Http.plain().with(HEADER, Http.encode(certificate));
            Visit.Page page = Visits.blocked(realm.browser(proxy).login(DemoRealm.APP, "alice", "alice"));
            String identity = realm.admin
                    .get(realm.name + "/device-compliance/decisions/"
                            + page.reference().orElseThrow())
                    .expect(200)
                    .json()
                    .path("identity")
                    .asText();
            return new Seen(identity, asSource(realm, proxy));
        }
    }

    private static int asSource(TestRealm realm, Http proxy) {
        realm.recipe
                .addSource(
                        "edr-by-certificate",
                        Map.of(
                                "auth",
                                "client-certificate",
                                "certificateSubject",
                                "CN=laptop",
                                "certificateIssuers",
                                Authorities.DEVICES.self().certificatePem()))
                .expect(201);
        return new SignalSender(proxy, realm.uri(), "edr-by-certificate", body -> Map.of())
                .sendText("[]")
                .status();
    }
}
