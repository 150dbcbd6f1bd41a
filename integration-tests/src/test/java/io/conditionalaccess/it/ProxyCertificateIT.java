// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.client.AdminClient;
import io.conditionalaccess.demo.client.SignalSender;
import io.conditionalaccess.demo.client.TokenClient;
import io.conditionalaccess.demo.client.Tokens;
import io.conditionalaccess.demo.client.Visit;
import io.conditionalaccess.demo.http.Http;
import io.conditionalaccess.demo.keycloak.H2File;
import io.conditionalaccess.demo.keycloak.KeycloakDistribution;
import io.conditionalaccess.demo.keycloak.KeycloakServer;
import io.conditionalaccess.demo.keycloak.Ports;
import io.conditionalaccess.demo.keycloak.ServerOptions;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A certificate in a header, as a proxy that ends TLS passes it on. Anybody can write a header. */
@Tag("core")
class ProxyCertificateIT {
    private static final String HEADER = "ssl-client-cert";
    private static final String TRUSTED = "--proxy-trusted-addresses=127.0.0.1,::1";

    private final ServerOptions behindProxy = ServerOptions.development(
                    Ports.free(), Built.servers().resolve("proxy.log"))
            .with(H2File.in(Built.servers().resolve("proxy-data-" + UUID.randomUUID())))
            .with(
                    "--proxy-headers=xforwarded",
                    "--spi-x509cert-lookup--provider=nginx",
                    "--spi-x509cert-lookup--nginx--ssl-client-cert=" + HEADER);

    @Test
    void isBelievedFromTrustedAddressesOnly() {
        String certificate = Http.encode(laptop());
        assertThat(seen(List.of(), certificate))
                .as("Keycloak itself would believe everybody")
                .containsExactly(new Seen("proxy-addresses-not-set", 401));
        assertThat(seen(List.of("--proxy-trusted-addresses=192.0.2.1"), certificate))
                .containsExactly(new Seen("proxy-not-trusted", 401));
        assertThat(seen(List.of(TRUSTED), certificate, "%zz", "bm8gY2VydGlmaWNhdGU="))
                .as("what nobody can decode is no certificate, and no server error")
                .containsExactly(
                        new Seen("client-certificate", 202),
                        new Seen("certificate-unreadable", 401),
                        new Seen("certificate-unreadable", 401));
    }

    @Test
    void aMethodWeakerThanThePolicyAsksForRecognisesNobody() {
        KeycloakDistribution distribution = Built.server("proxy");
        distribution.andProvider(OtherJar.build(distribution.home(), List.of(OtherJar.WEAK_METHOD)));
        try (KeycloakServer server = new KeycloakServer(distribution, behindProxy.with(List.of(TRUSTED))).start()) {
            TestRealm realm = realm(server);
            Http proxy = Http.plain().with(HEADER, Http.encode(laptop()));
            Visit in = realm.browser(proxy).login(DemoRealm.APP, "alice", "alice");
            assertThat(in).isInstanceOf(Visit.Code.class);
            TokenClient app = realm.app(proxy);
            Tokens tokens = Tokens.in(app.exchange((Visit.Code) in));
            assertThat(app.refresh(tokens.refresh()).status()).isEqualTo(200);

            realm.recipe.policy(Map.of("minimumStrength", "medium"));

            assertThat(atLogin(realm, proxy)).isEqualTo("method-too-weak");
            assertThat(app.refresh(tokens.refresh()).status())
                    .as("nor what it recognised before")
                    .isEqualTo(400);
        }
    }

    /**
     * What became of such a header.
     *
     * @param identity how a sick device was recognised by it, or why not
     * @param source what a source that proves itself by the same certificate was answered
     */
    private record Seen(String identity, int source) {}

    /** Runs the server with these options and shows it these headers, one after the other. */
    private List<Seen> seen(List<String> options, String... headers) {
        try (KeycloakServer server = new KeycloakServer(Built.server("proxy"), behindProxy.with(options)).start()) {
            TestRealm realm = realm(server);
            assertThat(realm.tell(realm.edr(), "laptop", Map.of("risk", "medium")))
                    .isEqualTo("applied");
            addSource(realm);
            return Stream.of(headers)
                    .map(header -> Http.plain().with(HEADER, header))
                    .map(proxy -> new Seen(atLogin(realm, proxy), asSource(realm, proxy)))
                    .toList();
        }
    }

    private static TestRealm realm(KeycloakServer server) {
        AdminClient admin = new AdminClient(Http.plain(), server.http(), "admin", "admin");
        return TestRealm.create(admin, server.http()).device("laptop");
    }

    private static String laptop() {
        return Authorities.DEVICES.device("laptop").certificatePem();
    }

    private static String atLogin(TestRealm realm, Http proxy) {
        Visit.Page page = Visits.blocked(realm.browser(proxy).login(DemoRealm.APP, "alice", "alice"));
        return realm.admin
                .get(realm.name + "/device-compliance/decisions/"
                        + page.reference().orElseThrow())
                .expect(200)
                .json()
                .path("identity")
                .asText();
    }

    private static void addSource(TestRealm realm) {
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
    }

    private static int asSource(TestRealm realm, Http proxy) {
        return new SignalSender(proxy, realm.uri(), "edr-by-certificate", body -> Map.of())
                .sendText("[]")
                .status();
    }
}
