// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.client.Tokens;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Nothing of ours outlives what it was about. */
class RealmAndUserRemovalIT {
    private final TestRealm realm = TestRealm.create(PostgresServer.ADMIN, PostgresServer.KEYCLOAK.https())
            .device("laptop");

    @Test
    void rowsOfARemovedRealmAreGone() throws SQLException {
        String id = realm.admin.get(realm.name).json().path("id").asText();
        everywhere();
        assertThat(ofRealm(id)).as("the test can see rows").hasSizeGreaterThan(6);

        realm.admin.delete(realm.name).expect(204);

        assertThat(ofRealm(id)).isEmpty();
    }

    @Test
    void rowsOfAnotherRealmStay() throws SQLException {
        String id = realm.admin.get(realm.name).json().path("id").asText();
        Map<String, Integer> before = ofRealm(id);
        TestRealm other = TestRealm.create(PostgresServer.ADMIN, PostgresServer.KEYCLOAK.https())
                .device("laptop");

        other.admin.delete(other.name).expect(204);

        assertThat(ofRealm(id)).isEqualTo(before);
    }

    @Test
    void rowsOfARemovedUserAreGoneAndItsDevicesStay() throws SQLException {
        String alice = realm.recipe
                .only("users?exact=true&username=alice", "username", "alice")
                .path("id")
                .asText();
        everywhere();
        assertThat(ofUser(alice)).isEqualTo(Map.of("CA_DEVICE_OWNER", true, "CA_BINDING", true, "CA_DECISION", true));

        realm.admin.delete(realm.name + "/users/" + alice).expect(204);

        assertThat(ofUser(alice))
                .isEqualTo(Map.of("CA_DEVICE_OWNER", false, "CA_BINDING", false, "CA_DECISION", false));
        assertThat(realm.shown("laptop").path("owners")).isEmpty();
    }

    /** Leaves something in nearly every table: a session, a refusal, signals known and parked, an alias. */
    private void everywhere() {
        Tokens tokens = realm.login("laptop");
        realm.edr()
                .send(TestRealm.signal(
                        "laptop", Map.of("risk", "medium", "device", Map.of("id", "laptop", "serial", "S1"))));
        assertThat(realm.tell(realm.edr(), "not-there-yet", Map.of("risk", "high")))
                .isEqualTo("parked");
        assertThat(realm.refresh("laptop", tokens)).isEqualTo(400);
        String id = realm.admin.get(realm.name).json().path("id").asText();
        Eventually.holds("the refusal is recorded", () -> {
            try {
                return ofRealm(id).containsKey("CA_DECISION");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static Map<String, Integer> ofRealm(String id) throws SQLException {
        try (Connection connection = PostgresServer.database().getConnection()) {
            return new Tables(connection).ofRealm(id);
        }
    }

    private static Map<String, Boolean> ofUser(String id) throws SQLException {
        try (Connection connection = PostgresServer.database().getConnection()) {
            Tables tables = new Tables(connection);
            return Map.of(
                    "CA_DEVICE_OWNER", tables.count("CA_DEVICE_OWNER", "USER_ID = ?", id) > 0,
                    "CA_BINDING", tables.count("CA_BINDING", "USER_ID = ?", id) > 0,
                    "CA_DECISION", tables.count("CA_DECISION", "USER_ID = ?", id) > 0);
        }
    }
}
