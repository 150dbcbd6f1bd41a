// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.client.AdminClient;
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
        assertThat(identity(List.of()))
                .as("Keycloak itself would believe everybody")
                .isEqualTo("proxy-addresses-not-set");
        assertThat(identity(List.of("--proxy-trusted-addresses=192.0.2.1"))).isEqualTo("proxy-not-trusted");
        assertThat(identity(List.of("--proxy-trusted-addresses=127.0.0.1,::1"))).isEqualTo("client-certificate");
    }

    /** Runs the server with these options and returns how a sick device with such a header was recognised, or why not. */
    private String identity(List<String> options) {
        try (KeycloakServer server = new KeycloakServer(Built.server("proxy"), behindProxy.with(options)).start()) {
            AdminClient admin = new AdminClient(Http.plain(), server.http(), "admin", "admin");
            TestRealm realm = TestRealm.create(admin, server.http()).device("laptop");
            assertThat(realm.tell(realm.edr(), "laptop", Map.of("risk", "medium")))
                    .isEqualTo("applied");
            String certificate = Authorities.DEVICES.device("laptop").certificatePem();
            Http proxy = Http.plain().with(HEADER, Http.encode(certificate));
            Visit.Page page = Visits.blocked(realm.browser(proxy).login(DemoRealm.APP, "alice", "alice"));
            return realm.admin
                    .get(realm.name + "/device-compliance/decisions/"
                            + page.reference().orElseThrow())
                    .expect(200)
                    .json()
                    .path("identity")
                    .asText();
        }
    }
}
