// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.client.TokenClient;
import io.conditionalaccess.demo.client.Tokens;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nothing of ours outlives what it was about. */
@Tag("core")
class RealmAndUserRemovalIT {
    private final TestRealm realm = TestRealm.create(PostgresServer.ADMIN, PostgresServer.KEYCLOAK.https())
            .device("laptop");
    private final String alice = userId("alice");

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
        everywhere();
        assertThat(ofUser(alice)).isEqualTo(Map.of("CA_DEVICE_OWNER", true, "CA_BINDING", true, "CA_DECISION", true));

        realm.admin.delete(realm.name + "/users/" + alice).expect(204);

        assertThat(ofUser(alice))
                .isEqualTo(Map.of("CA_DEVICE_OWNER", false, "CA_BINDING", false, "CA_DECISION", false));
        assertThat(realm.shown("laptop").path("owners")).isEmpty();
    }

    @Test
    void whatARemovedOperatorDidStaysWithoutTheirName() throws SQLException {
        realm.device("phone");
        Caller.grant(realm, "alice", "manage-devices");
        Caller.with(realm.login("laptop"), realm)
                .post("devices/phone/quarantine", Map.of("reason", "lost"))
                .expect(200);
        assertThat(count("CA_DEVICE_EVENT", "ACTOR_ID = ?", alice)).isEqualTo(1);

        realm.admin.delete(realm.name + "/users/" + alice).expect(204);

        assertThat(count("CA_DEVICE_EVENT", "ACTOR_ID = ?", alice)).isZero();
        assertThat(count(
                        "CA_DEVICE_EVENT",
                        "ACTION_NAME = 'quarantine' and ACTOR_ID is null and ACTOR_REALM is null and REALM_ID = ?",
                        realm.admin.get(realm.name).json().path("id").asText()))
                .isEqualTo(1);
        assertThat(realm.admin
                        .get(realm.ofDevice("phone", "/timeline"))
                        .expect(200)
                        .json())
                .anySatisfy(entry -> {
                    assertThat(entry.path("action").asText()).isEqualTo("quarantine");
                    assertThat(entry.path("operator").asText("")).isEmpty();
                });
    }

    /** Decisions wait two seconds in memory. Bob's comes after alice's: once it is written, hers would be. */
    @Test
    void aDecisionThatWaitsToBeWrittenGoesWithItsUser() {
        TokenClient laptop = realm.app(realm.from("laptop"));
        Tokens ofAlice = Tokens.in(laptop.password("alice", "alice", "openid"));
        Tokens ofBob = Tokens.in(laptop.password("bob", "bob", "openid"));
        realm.tell(realm.edr(), "laptop", Map.of("risk", "medium"));

        laptop.refresh(ofAlice.refresh()).expect(400);
        laptop.refresh(ofBob.refresh()).expect(400);
        realm.admin.delete(realm.name + "/users/" + alice).expect(204);

        Eventually.holds("bob's is written", () -> decisions(userId("bob")) > 0);
        assertThat(decisions(alice)).isZero();
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
        return Map.of(
                "CA_DEVICE_OWNER", count("CA_DEVICE_OWNER", "USER_ID = ?", id) > 0,
                "CA_BINDING", count("CA_BINDING", "USER_ID = ?", id) > 0,
                "CA_DECISION", count("CA_DECISION", "USER_ID = ?", id) > 0);
    }

    private static int decisions(String userId) {
        try {
            return count("CA_DECISION", "USER_ID = ?", userId);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int count(String table, String where, String value) throws SQLException {
        try (Connection connection = PostgresServer.database().getConnection()) {
            return new Tables(connection).count(table, where, value);
        }
    }

    private String userId(String name) {
        return realm.recipe
                .only("users?exact=true&username=" + name, "username", name)
                .path("id")
                .asText();
    }
}
