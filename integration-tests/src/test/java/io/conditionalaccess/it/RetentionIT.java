// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.client.Tokens;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What is older than the policy keeps it goes by itself. One run for all tests: what they look at is made old while the
 * server is stopped, and looked at when it is stopped again.
 */
@Tag("core")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RetentionIT {
    private static final String LOST = "00000000-0000-0000-0000-000000000000";
    private static final List<String> QUIET_DEVICES =
            List.of("attic", "forgotten", "grave", "jail", "newcomer", "phone", "desk", "well");

    private static final Duration OLD = Duration.ofDays(11);
    private static final Duration YOUNG = Duration.ofDays(4);
    private static final Duration UNUSED = Duration.ofDays(30);

    private final ExtraServer server = new ExtraServer();
    private String realmId = "";
    private String outsideId = "";
    private Sessions sessions = new Sessions("", "", "", "", "", "");

    /** Ids of alice's; the first four are on one device. */
    private record Sessions(
            String living, String offline, String loggedOut, String expired, String ofDesk, String ofAttic) {}

    @BeforeAll
    void oldRowsMeetARun() throws SQLException {
        TestRealm realm = server.start().newRealm().device("laptop");
        realm.recipe.policy(Map.of("decisionRetention", "P10D", "signalRetention", "P5D", "deviceRetention", "P20D"));
        realm.tell(realm.edr(), "laptop", Map.of("risk", "medium"));
        realm.tell(realm.edr(), "parked-old", Map.of("risk", "high"));
        realm.tell(realm.edr(), "parked-young", Map.of("risk", "high"));
        QUIET_DEVICES.forEach(realm::device);
        realm.tell(realm.edr(), "attic", Map.of("risk", "none"));
        realm.tell(realm.edr(), "well", Map.of("risk", "none"));
        realm.admin.delete(realm.ofDevice("grave", "")).expect(204);
        realm.admin
                .post(realm.ofDevice("jail", "/quarantine"), Map.of("reason", "stolen"))
                .expect(200);
        sessions = sessions(realm);
        TestRealm outside = server.newRealm();
        outside.tell(outside.edr(), "parked-old", Map.of("risk", "high"));
        outside.admin.post(outside.api("teardown")).expect(200);
        realmId = id(realm);
        outsideId = id(outside);
        server.stop();
        try (Connection connection = server.database()) {
            Tables tables = new Tables(connection);
            ageRecords(tables);
            ageDevices(tables);
            ageSessions(tables);
        }

        TestRealm again = server.start("--spi-device-registry--default--retention-interval=PT2S")
                .again(realm);
        // Decisions are the last that a run looks at: when this one is gone, the rest is too.
        Eventually.holds(
                "the old decision is gone",
                Duration.ofSeconds(40),
                () -> again.admin.get(again.api("decisions/0000000X1D")).status() == 404);
        server.stop();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void oldDecisionsGo() throws SQLException {
        assertThat(texts("select REF from CA_DECISION where REALM_ID = ?")).containsExactly("00000Y0VNG");
    }

    @Test
    void oldSignalsGoAndWhatTheySaidStays() throws SQLException {
        assertThat(texts("select ID from CA_SIGNAL where SIGNAL_ID like 'old-%' and REALM_ID = ?"))
                .isEmpty();
        assertThat(texts("select ID from CA_SIGNAL where SIGNAL_ID not like 'old-%' and REALM_ID = ?"))
                .as("of the laptop, of the one that is well and of two parked identifiers")
                .hasSize(4);
        assertThat(texts("select o.KNOWN_LEVEL from CA_OBSERVATION o join CA_DEVICE d on d.ID = o.SUBJECT_ID"
                        + " where d.PUBLIC_ID = 'laptop' and o.REALM_ID = ?"))
                .containsExactly("medium");
    }

    @Test
    void whatIsParkedForLongGoes() throws SQLException {
        assertThat(texts("select ALIAS_VALUE from CA_PARKED where REALM_ID = ?"))
                .containsExactly("parked-young");
        assertThat(texts("select ID from CA_OBSERVATION where REALM_ID = ?"
                        + " and SUBJECT_ID not in (select ID from CA_DEVICE)"))
                .as("about it and about nothing that is gone")
                .hasSize(1);
    }

    @Test
    void rowsOfALostRealmGoAndThoseOfOneThatTakesNoPartStay() throws SQLException {
        try (Connection connection = server.database()) {
            Tables tables = new Tables(connection);
            assertThat(tables.ofRealm(LOST)).isEmpty();
            assertThat(tables.count("CA_PARKED", "REALM_ID = ?", outsideId)).isEqualTo(1);
        }
    }

    @Test
    void historiesOfDevicesGoPieceByPiece() throws SQLException {
        assertThat(texts("select ACTION_NAME from CA_DEVICE_EVENT where ACTION_NAME like 'test-%' and REALM_ID = ?"))
                .containsExactly("test-young");
    }

    @Test
    void indexRowsGoWithTheirSessionsAndTheNewestOfADeviceLater() throws SQLException {
        assertThat(texts("select SESSION_ID from CA_BINDING where REALM_ID = ?"))
                .containsExactlyInAnyOrder(sessions.living, sessions.offline, sessions.ofDesk);
    }

    @Test
    void devicesOfWhichNothingWasHeardOrSeenGo() throws SQLException {
        assertThat(texts("select PUBLIC_ID from CA_DEVICE where REALM_ID = ?"))
                .containsExactlyInAnyOrder("laptop", "jail", "newcomer", "phone", "desk", "well");
        for (String table : List.of("CA_DEVICE_OWNER", "CA_DEVICE_ALIAS", "CA_DEVICE_EVENT")) {
            assertThat(texts("select DEVICE_ID from " + table
                            + " where DEVICE_ID not in (select ID from CA_DEVICE) and REALM_ID = ?"))
                    .as(table)
                    .isEmpty();
        }
        assertThat(texts("select DEVICE_ID from CA_SIGNAL where DEVICE_ID not in (select ID from CA_DEVICE)"
                        + " and REALM_ID = ?"))
                .isEmpty();
    }

    /** What is left of them is told in {@link #ageSessions}. */
    private static Sessions sessions(TestRealm realm) {
        String loggedOut = sid(realm.login("phone"));
        realm.admin.post(realm.name + "/logout-all").expect(200);
        String offline =
                sid(Tokens.in(realm.app(realm.from("phone")).password("alice", "alice", "openid offline_access")));
        return new Sessions(
                sid(realm.login("phone")),
                offline,
                loggedOut,
                sid(realm.login("phone")),
                sid(realm.login("desk")),
                sid(realm.login("attic")));
    }

    private void ageSessions(Tables tables) throws SQLException {
        for (String gone : List.of(sessions.expired, sessions.ofDesk, sessions.ofAttic)) {
            // As Keycloak does it with those that have expired.
            assertThat(tables.update("delete from OFFLINE_USER_SESSION where USER_SESSION_ID = ?", gone))
                    .isEqualTo(1);
            tables.update("delete from OFFLINE_CLIENT_SESSION where USER_SESSION_ID = ?", gone);
        }
        boundAt(tables, sessions.loggedOut, OLD);
        boundAt(tables, sessions.offline, OLD);
        boundAt(tables, sessions.expired, OLD);
        boundAt(tables, sessions.living, OLD.minusHours(1));
        boundAt(tables, sessions.ofDesk, OLD);
        boundAt(tables, sessions.ofAttic, UNUSED);
    }

    private static void boundAt(Tables tables, String session, Duration ago) throws SQLException {
        assertThat(tables.update("update CA_BINDING set BOUND_AT = ? where SESSION_ID = ?", micros(ago), session))
                .isEqualTo(1);
    }

    private void ageDevices(Tables tables) throws SQLException {
        String laptop = tables.texts("select ID from CA_DEVICE where PUBLIC_ID = 'laptop' and REALM_ID = ?", realmId)
                .get(0);
        operated(tables, laptop, "test-old", OLD);
        operated(tables, laptop, "test-young", YOUNG);
        tables.update("update CA_DEVICE set CREATED_AT = ? where REALM_ID = ?", micros(UNUSED), realmId);
        ageDevice(tables, "grave", "REVOCATION_PENDING = null, SETTLED_EPOCH = REVOCATION_EPOCH, DELETED_AT = ?");
        ageDevice(tables, "jail", "QUARANTINED_AT = ?");
        ageDevice(tables, "newcomer", "APPROVAL_REASON = 'FIRST_SEEN', APPROVAL_SINCE = ?");
        for (String device : List.of("laptop", "attic")) {
            assertThat(tables.update(
                            "update CA_OBSERVATION set KNOWN_AT = ? where SUBJECT_ID in"
                                    + " (select ID from CA_DEVICE where REALM_ID = ? and PUBLIC_ID = ?)",
                            micros(UNUSED),
                            realmId,
                            device))
                    .isEqualTo(1);
        }
    }

    private void ageDevice(Tables tables, String device, String change) throws SQLException {
        assertThat(tables.update(
                        "update CA_DEVICE set " + change + " where REALM_ID = ? and PUBLIC_ID = ?",
                        micros(UNUSED),
                        realmId,
                        device))
                .isEqualTo(1);
    }

    private void ageRecords(Tables tables) throws SQLException {
        decision(tables, realmId, "0000000X1D", OLD);
        decision(tables, realmId, "00000Y0VNG", YOUNG);
        decision(tables, LOST, "000000105T", YOUNG);
        // More than two batches.
        for (int i = 0; i < 1_200; i++) {
            signal(tables, realmId, "old-" + i, OLD);
        }
        signal(tables, LOST, "lost", YOUNG);
        for (String id : List.of(realmId, outsideId)) {
            assertThat(tables.update(
                            "update CA_PARKED set PARKED_AT = ? where REALM_ID = ? and ALIAS_VALUE = 'parked-old'",
                            micros(OLD),
                            id))
                    .isEqualTo(1);
        }
    }

    private static void decision(Tables tables, String realm, String ref, Duration ago) throws SQLException {
        tables.update(
                "insert into CA_DECISION (REF, REALM_ID, DECIDED_AT, POINT, USER_ID, CLIENT_ID, ACCESS_LEVEL, ENFORCED,"
                        + " RULE_NAME, IDENTITY, TIMES)"
                        + " values (?, ?, ?, 'login', 'nobody', 'app', 'hold', true, 'risk', 'none', 1)",
                ref,
                realm,
                micros(ago));
    }

    private static void signal(Tables tables, String realm, String id, Duration ago) throws SQLException {
        tables.update(
                "insert into CA_SIGNAL (ID, REALM_ID, SOURCE, SIGNAL_ID, SIGNAL_ID_HASH, CLAIMS, STATUS, OBSERVED_AT,"
                        + " RECEIVED_AT) values (?, ?, 'edr', ?, ?, 'risk=high', 'applied', ?, ?)",
                realm.substring(0, 8) + id,
                realm,
                id,
                id,
                micros(ago),
                micros(ago));
    }

    private void operated(Tables tables, String device, String action, Duration ago) throws SQLException {
        tables.update(
                "insert into CA_DEVICE_EVENT (ID, REALM_ID, DEVICE_ID, HAPPENED_AT, KIND, ACTION_NAME)"
                        + " values (?, ?, ?, ?, 'OPERATED', ?)",
                action,
                realmId,
                device,
                micros(ago),
                action);
    }

    /** The first column of what the realm has, after the run. */
    private List<String> texts(String sql) throws SQLException {
        try (Connection connection = server.database()) {
            return new Tables(connection).texts(sql, realmId);
        }
    }

    private static long micros(Duration ago) {
        return Instant.now().minus(ago).toEpochMilli() * 1000;
    }

    private static String sid(Tokens tokens) {
        return tokens.claims().path("sid").asText();
    }

    private static String id(TestRealm realm) {
        return realm.admin.get(realm.name).expect(200).json().path("id").asText();
    }
}
