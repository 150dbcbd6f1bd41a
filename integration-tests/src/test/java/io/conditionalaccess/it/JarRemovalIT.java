// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.conditionalaccess.demo.client.Tokens;
import io.conditionalaccess.demo.client.Visit;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** After teardown the jar can be removed, and after that it can come back. */
class JarRemovalIT {
    private static final ExtraServer SERVER = new ExtraServer();
    private static TestRealm realm = new Prepared().realm;

    /** A realm with a device and a bad finding, torn down, on a server without the jar. */
    private static final class Prepared {
        final TestRealm realm;

        Prepared() {
            TestRealm before = SERVER.start().newRealm().device("laptop");
            before.tell(before.edr(), "laptop", Map.of("risk", "high"));
            before.admin.post(before.api("teardown")).expect(200);
            SERVER.stop();
            realm = SERVER.startWithoutTheJar().again(before);
        }
    }

    @BeforeAll
    static void theServerKnowsNothingOfUs() {
        assertThat(realm.admin.get(realm.api("status")).status()).isEqualTo(404);
    }

    @AfterAll
    static void whenTheJarIsBackTheDevicesAreStillThere() {
        try (SERVER) {
            SERVER.stop();
            realm = SERVER.start().again(realm);
            assertThat(realm.shown("laptop").path("posture").path("risk").asText())
                    .isEqualTo("high");
            realm.takePart();
            assertThat(realm.visit(realm.from("laptop"))).isInstanceOf(Visit.Page.class);
            realm.tell(realm.edr(), "laptop", Map.of("risk", "none"));
            assertThat(realm.login("laptop").claims().path("device_id").asText())
                    .isEqualTo("laptop");
        }
    }

    @Test
    void peopleLogIn() {
        assertThat(realm.visit(realm.fromNowhere())).isInstanceOf(Visit.Code.class);
        Tokens tokens = Tokens.in(realm.app(realm.fromNowhere()).password("alice", "alice", "openid"));
        assertThat(realm.refresh("laptop", tokens)).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "components",
                "authentication/required-actions",
                "authentication/flows",
                "authentication/flows/browser/executions",
                "client-scopes",
                "roles",
                "clients",
                "admin-events"
            })
    void theRealmLoads(String path) {
        JsonNode list = realm.admin.get(realm.name + "/" + path).expect(200).json();

        assertThat(list.isArray()).isTrue();
        assertThat(list.toString()).doesNotContain("device-policy", "device-compliance-gate", "device-id-mapper");
    }

    @Test
    void theRealmCanBeSavedAndExported() {
        ObjectNode settings =
                (ObjectNode) realm.admin.get(realm.name).expect(200).json();

        realm.admin.put(realm.name, settings.put("displayName", "Changed")).expect(204);
        realm.admin
                .post(realm.name + "/partial-export?exportClients=true&exportGroupsAndRoles=true")
                .expect(200);
    }

    @Test
    void anotherRealmCanBeMadeAndRemoved() {
        TestRealm other = TestRealm.outside(realm.admin, realm.uri().resolve("/"));

        other.admin.delete(other.name).expect(204);
    }
}
