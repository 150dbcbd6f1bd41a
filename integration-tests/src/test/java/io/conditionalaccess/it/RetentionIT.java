// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is older than the policy keeps it goes by itself. */
class RetentionIT {
    private static final String LOST = "00000000-0000-0000-0000-000000000000";

    @Test
    void oldRecordsGoAndWhatIsYoungOrOfUseStays() throws SQLException {
        try (ExtraServer server = new ExtraServer()) {
            TestRealm realm = server.start().newRealm().device("laptop");
            realm.recipe.policy(Map.of("decisionRetention", "P10D", "signalRetention", "P5D"));
            realm.tell(realm.edr(), "laptop", Map.of("risk", "medium"));
            realm.tell(realm.edr(), "parked-old", Map.of("risk", "high"));
            realm.tell(realm.edr(), "parked-young", Map.of("risk", "high"));
            TestRealm outside = server.newRealm();
            outside.tell(outside.edr(), "parked-old", Map.of("risk", "high"));
            outside.admin.post(outside.api("teardown")).expect(200);
            String id = id(realm);
            String outsideId = id(outside);
            server.stop();
            try (Connection connection = server.database()) {
                age(new Tables(connection), id, outsideId);
            }

            TestRealm again = server.start("--spi-device-registry--default--retention-interval=PT2S")
                    .again(realm);
            // Decisions are the last that a run looks at: when this one is gone, the rest is too.
            Eventually.holds(
                    "the old decision is gone",
                    Duration.ofSeconds(40),
                    () -> again.admin.get(again.api("decisions/0000000X1D")).status() == 404);
            server.stop();

            try (Connection connection = server.database()) {
                Tables tables = new Tables(connection);
                assertThat(tables.texts("select REF from CA_DECISION where REALM_ID = ?", id))
                        .containsExactly("00000Y0VNG");
                assertThat(tables.texts("select SIGNAL_ID from CA_SIGNAL where REALM_ID = ?", id))
                        .hasSize(3)
                        .doesNotContain("old-0", "old-1199");
                assertThat(tables.texts("select ALIAS_VALUE from CA_PARKED where REALM_ID = ?", id))
                        .containsExactly("parked-young");
                assertThat(tables.count("CA_OBSERVATION", "REALM_ID = ?", id))
                        .as("of the device and of what is parked")
                        .isEqualTo(2);
                assertThat(tables.ofRealm(LOST)).as("of a realm that is gone").isEmpty();
                assertThat(tables.count("CA_PARKED", "REALM_ID = ?", outsideId))
                        .as("of a realm that does not take part now")
                        .isEqualTo(1);
            }
        }
    }

    private static void age(Tables tables, String realm, String outside) throws SQLException {
        Instant old = Instant.now().minus(Duration.ofDays(11));
        Instant young = Instant.now().minus(Duration.ofDays(4));
        decision(tables, realm, "0000000X1D", old);
        decision(tables, realm, "00000Y0VNG", young);
        decision(tables, LOST, "000000105T", young);
        // More than two batches.
        for (int i = 0; i < 1_200; i++) {
            signal(tables, realm, "old-" + i, old);
        }
        signal(tables, LOST, "lost", young);
        for (String id : List.of(realm, outside)) {
            assertThat(tables.update(
                            "update CA_PARKED set PARKED_AT = ? where REALM_ID = ? and ALIAS_VALUE = 'parked-old'",
                            micros(old),
                            id))
                    .isEqualTo(1);
        }
    }

    private static void decision(Tables tables, String realm, String ref, Instant at) throws SQLException {
        tables.update(
                "insert into CA_DECISION (REF, REALM_ID, DECIDED_AT, POINT, USER_ID, CLIENT_ID, ACCESS_LEVEL, ENFORCED,"
                        + " RULE_NAME, IDENTITY, TIMES)"
                        + " values (?, ?, ?, 'login', 'nobody', 'app', 'hold', true, 'risk', 'none', 1)",
                ref,
                realm,
                micros(at));
    }

    private static void signal(Tables tables, String realm, String id, Instant at) throws SQLException {
        tables.update(
                "insert into CA_SIGNAL (ID, REALM_ID, SOURCE, SIGNAL_ID, SIGNAL_ID_HASH, CLAIMS, STATUS, OBSERVED_AT,"
                        + " RECEIVED_AT) values (?, ?, 'edr', ?, ?, 'risk=high', 'applied', ?, ?)",
                realm.substring(0, 8) + id,
                realm,
                id,
                id,
                micros(at),
                micros(at));
    }

    private static long micros(Instant at) {
        return at.toEpochMilli() * 1000;
    }

    private static String id(TestRealm realm) {
        return realm.admin.get(realm.name).expect(200).json().path("id").asText();
    }
}
