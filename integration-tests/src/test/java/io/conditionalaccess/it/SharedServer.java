// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import io.conditionalaccess.demo.client.AdminClient;
import io.conditionalaccess.demo.http.Http;
import io.conditionalaccess.demo.keycloak.H2File;
import io.conditionalaccess.demo.keycloak.KeycloakServer;
import io.conditionalaccess.demo.keycloak.Ports;
import io.conditionalaccess.demo.keycloak.ServerOptions;
import io.conditionalaccess.demo.keycloak.ServerTls;
import io.conditionalaccess.demo.tls.Tls;
import java.net.URI;
import java.util.List;
import java.util.UUID;

/**
 * One server for all test classes that need nothing special; each test has realms of its own. It starts when it is first
 * needed and ends with the test run.
 */
final class SharedServer {
    static final AuthenticationChannel CHANNEL = new AuthenticationChannel();
    private static final KeycloakServer KEYCLOAK = start();
    static final AdminClient ADMIN = new AdminClient(Http.plain(), KEYCLOAK.http(), "admin", "admin");

    private SharedServer() {}

    /** The same administrator, with tokens that are good at https addresses. */
    static AdminClient adminOverHttps() {
        return new AdminClient(Http.over(Tls.trusting(Authorities.DEVICES)), https(), "admin", "admin");
    }

    static URI https() {
        return KEYCLOAK.https();
    }

    static URI http() {
        return KEYCLOAK.http();
    }

    /** In Prometheus' form. */
    static String metrics() {
        return Http.plain().get(KEYCLOAK.management().resolve("/metrics")).body();
    }

    private static KeycloakServer start() {
        ServerTls tls = new ServerTls(
                Authorities.DEVICES,
                Built.servers().resolve("shared-tls-" + UUID.randomUUID()),
                List.of(Authorities.DEVICES, Authorities.STRANGERS));
        ServerOptions options = ServerOptions.development(
                        Ports.free(), Built.servers().resolve("shared.log"))
                .with(ServerTls.BUILD_OPTION)
                .with(tls.startOptions())
                .with(H2File.in(Built.servers().resolve("shared-data-" + UUID.randomUUID())))
                .with("--metrics-enabled=true", "--features=token-exchange", CHANNEL.option())
                // Deprecated and off by default, but whoever still has it on must be covered.
                .with("--spi-login-protocol--openid-connect--allow-client-initiated-account-linking=true");
        return new KeycloakServer(Built.server("shared"), options).start();
    }
}
