// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.client.AdminClient;
import io.conditionalaccess.demo.client.Tokens;
import io.conditionalaccess.demo.http.Http;
import io.conditionalaccess.demo.keycloak.H2File;
import io.conditionalaccess.demo.keycloak.KeycloakServer;
import io.conditionalaccess.demo.keycloak.Ports;
import io.conditionalaccess.demo.keycloak.ServerOptions;
import io.conditionalaccess.demo.keycloak.ServerTls;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** kill -9 of a development server on its embedded database. */
@Tag("core")
class CrashOnH2IT {

    @Test
    void everySignalThatGot202IsStoredOnceAndEveryRevocationIsComplete() throws Exception {
        Path folder = Built.servers().resolve("crash-" + UUID.randomUUID());
        Path data = folder.resolve("data");
        ServerOptions options = ServerOptions.development(
                        Ports.free(), Built.servers().resolve("crash-h2.log"))
                .with(ServerTls.BUILD_OPTION)
                .with(new ServerTls(Authorities.DEVICES, folder.resolve("tls")).startOptions())
                .with(H2File.in(data));
        try (KeycloakServer server = new KeycloakServer(Built.server("crash"), options).start()) {
            AdminClient admin = new AdminClient(Http.plain(), server.http(), "admin", "admin");
            TestRealm realm = TestRealm.create(admin, server.https());
            Tokens held = heldSession(realm);

            CrashScenario scenario = new CrashScenario(server, realm);
            scenario.run();
            scenario.everyInfectedDeviceIsRefused();
            assertThat(realm.app(realm.from("held")).refresh(held.refresh()).status())
                    .as("a held device stays held with a cold cache")
                    .isEqualTo(400);

            // The embedded database belongs to one process: look at it between two runs of the server.
            Eventually.holds(
                    "no session of alice but the held one is left",
                    CrashScenario.TWO_SWEEPS,
                    () -> sessions(realm) == 1);
            server.stop();
            scenario.everyAcknowledgedSignalIsThereExactlyOnce(() -> H2File.connect(data));

            server.start();
            assertThat(realm.tell(realm.edr(), "held", Map.of("risk", "none"))).isEqualTo("applied");
            assertThat(realm.app(realm.from("held")).refresh(held.refresh()).status())
                    .as("and is released after all that")
                    .isEqualTo(200);
        }
    }

    private static Tokens heldSession(TestRealm realm) {
        realm.device("held");
        Tokens tokens = realm.login("held");
        assertThat(realm.tell(realm.edr(), "held", Map.of("risk", "medium"))).isEqualTo("applied");
        return tokens;
    }

    private static int sessions(TestRealm realm) {
        String alice = realm.recipe
                .only("users?username=alice", "username", "alice")
                .path("id")
                .asText();
        return realm.admin
                .get(realm.name + "/users/" + alice + "/sessions")
                .expect(200)
                .json()
                .size();
    }
}
