// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.conditionalaccess.demo.client.Tokens;
import io.conditionalaccess.demo.client.Visit;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** After teardown the jar can be removed, and after that it can come back. */
@Tag("core")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class JarRemovalIT {
    private static final ExtraServer SERVER = new ExtraServer();
    private static final TestRealm REALM = withoutTheJar();

    /** A realm with a device and a bad finding, torn down, on a server that has lost the jar. */
    private static TestRealm withoutTheJar() {
        TestRealm realm = SERVER.start().newRealm().device("laptop");
        realm.tell(realm.edr(), "laptop", Map.of("risk", "high"));
        realm.admin.post(realm.api("teardown")).expect(200);
        SERVER.stop();
        return SERVER.startWithoutTheJar().again(realm);
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void theServerKnowsNothingOfUs() {
        assertThat(REALM.admin.get(REALM.api("status")).status()).isEqualTo(404);
    }

    @Test
    void peopleLogIn() {
        assertThat(REALM.visit(REALM.fromNowhere())).isInstanceOf(Visit.Code.class);
        Tokens tokens = Tokens.in(REALM.app(REALM.fromNowhere()).password("alice", "alice", "openid"));
        assertThat(REALM.refresh("laptop", tokens)).isEqualTo(200);
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
        JsonNode list = REALM.admin.get(REALM.name + "/" + path).expect(200).json();

        assertThat(list.isArray()).isTrue();
        assertThat(list.toString()).doesNotContain("device-policy", "device-compliance-gate", "device-id-mapper");
    }

    @Test
    void theRealmCanBeSavedAndExported() {
        ObjectNode settings =
                (ObjectNode) REALM.admin.get(REALM.name).expect(200).json();

        REALM.admin.put(REALM.name, settings.put("displayName", "Changed")).expect(204);
        REALM.admin
                .post(REALM.name + "/partial-export?exportClients=true&exportGroupsAndRoles=true")
                .expect(200);
    }

    @Test
    void anotherRealmCanBeMadeAndRemoved() {
        TestRealm other = TestRealm.outside(REALM.admin, REALM.uri().resolve("/"));

        other.admin.delete(other.name).expect(204);
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void whenTheJarIsBackTheDevicesAreStillThere() {
        SERVER.stop();
        TestRealm again = SERVER.start().again(REALM);

        assertThat(again.shown("laptop").path("posture").path("risk").asText()).isEqualTo("high");
        again.takePart();
        assertThat(again.visit(again.from("laptop"))).isInstanceOf(Visit.Page.class);
        again.tell(again.edr(), "laptop", Map.of("risk", "none"));
        assertThat(again.login("laptop").claims().path("device_id").asText()).isEqualTo("laptop");
    }
}
