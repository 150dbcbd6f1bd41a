// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.client.TokenClient;
import io.conditionalaccess.demo.client.Tokens;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a decision costs the database: PostgreSQL itself counts the scans of each of our tables. */
@Tag("core")
class QueryCountIT {
    private static final int TIMES = 100;
    private static final int AT_A_TIME = 10;
    private static final int ATTEMPTS = 5;
    private static final int ARRAY = 60;
    private static final String FOLLOWED = "select count(*) from ca_realm where edited_at is not null";

    private final TestRealm realm = TestRealm.create(PostgresServer.ADMIN, PostgresServer.KEYCLOAK.https())
            .device("laptop");

    /** Timers of the server read in between, about every ten seconds; decisions that read would do so each time. */
    @Test
    void refreshIntrospectionAndUserinfoOnACacheHitReadNoneOfOurTables() {
        realm.recipe.policy(Map.of("cacheTtl", "PT60S"));
        Tokens tokens = realm.login("laptop");
        TokenClient app = realm.app(realm.from("laptop"));
        noEditIsBeingFollowed();
        app.refresh(tokens.refresh()).expect(200);
        Instant end = Instant.now().plus(Duration.ofMinutes(2));
        Map<String, Long> read = new TreeMap<>();
        int withoutAny = 0;
        while (withoutAny < TIMES && Instant.now().isBefore(end)) {
            Map<String, Long> before = statements();
            decide(app, tokens);
            Map<String, Long> meanwhile = since(before);
            withoutAny += meanwhile.isEmpty() ? AT_A_TIME : 0;
            meanwhile.forEach((query, calls) -> read.merge(query, calls, Long::sum));
        }

        assertThat(withoutAny)
                .as("rounds, ten in a row, in which nothing was read; in the others: %s", read)
                .isEqualTo(TIMES);
    }

    private void decide(TokenClient app, Tokens tokens) {
        for (int i = 0; i < AT_A_TIME; i++) {
            app.refresh(tokens.refresh()).expect(200);
            assertThat(realm.api()
                            .introspect(tokens.access())
                            .json()
                            .path("active")
                            .asBoolean())
                    .isTrue();
            app.userinfo(tokens.access()).expect(200);
        }
    }

    @Test
    void aMissReadsAFewRowsOnce() {
        Tokens tokens = realm.login("laptop");
        TokenClient app = realm.app(realm.from("laptop"));
        noEditIsBeingFollowed();
        Map<String, Long> read = Map.of();
        // A timer of the server may read in between.
        for (int attempt = 0; attempt < ATTEMPTS && read.size() != 2; attempt++) {
            realm.tell(realm.edr(), "laptop", Map.of("risk", attempt % 2 == 0 ? "low" : "none"));
            Map<String, Long> before = statements();
            app.refresh(tokens.refresh()).expect(200);
            read = since(before);
        }

        assertThat(read.values())
                .as("the device with its observations, and its owners: %s", read)
                .containsExactly(1L, 1L);
    }

    @Test
    void aSignalThatChangesNothingLocksItsDeviceLooksOnceAndWritesTwice() {
        assertThat(realm.tell(realm.edr(), "laptop", Map.of("risk", "low"))).isEqualTo("applied");
        Map<String, Long> before = ofSignals();
        for (int i = 0; i < TIMES; i++) {
            assertThat(realm.tell(realm.edr(), "laptop", Map.of("risk", "low"))).isEqualTo("unchanged");
        }
        Map<String, Long> each = since(before, ofSignals());
        // What timers do in between does not come near once a signal.
        each.replaceAll((query, calls) -> Math.round((double) calls / TIMES));
        each.values().removeIf(times -> times == 0);

        assertThat(each.values()).containsOnly(1L);
        assertThat(each.keySet())
                .satisfiesExactlyInAnyOrder(
                        lock -> assertThat(lock).matches("(?is)select .* from CA_DEVICE .* for (no key )?update.*"),
                        look -> assertThat(look).matches("(?is)select .* from CA_SIGNAL .* from CA_OBSERVATION .*"),
                        entry -> assertThat(entry).startsWithIgnoringCase("insert into CA_SIGNAL"),
                        newest -> assertThat(newest).startsWithIgnoringCase("update CA_OBSERVATION"));
    }

    @Test
    void anArrayIsReadInAboutAsManyStatementsAsOneSignal() {
        List<String> devices =
                IntStream.range(0, ARRAY).mapToObj(i -> "of-an-array-" + i).toList();
        devices.forEach(realm::device);
        tell(devices, "low");
        long before = reads();

        assertThat(tell(devices, "none")).hasSize(ARRAY).containsOnly("applied");

        assertThat(reads() - before)
                .as("a few, and the timers' own, but not a few for each signal")
                .isLessThan(ARRAY);
    }

    private List<String> tell(List<String> devices, String risk) {
        return realm.edr()
                .send(devices.stream()
                        .map(device -> TestRealm.signal(
                                device,
                                Map.of("risk", risk, "device", Map.of("id", device, "serial", "serial of " + device))))
                        .toList())
                .expect(202)
                .json()
                .path("results")
                .findValuesAsText("status");
    }

    private static long reads() {
        return count("select coalesce(sum(calls), 0) from pg_stat_statements where query ~* '^select'"
                + " and query ~* 'ca_(device|device_alias|signal|observation|parked)'");
    }

    /** The edit that made the realm reads its devices. */
    private static void noEditIsBeingFollowed() {
        Eventually.holds("no edit is being followed", Duration.ofMinutes(1), () -> count(FOLLOWED) == 0);
    }

    /**
     * Statements about our tables so far, but most of the timers': they look at devices, logout tasks, overdue
     * confirmations, edits and brakes alone.
     */
    private static Map<String, Long> statements() {
        return rows("select query, sum(calls) from pg_stat_statements"
                + " where query ~* 'ca_(observation|device_alias|device_owner|binding|signal|parked|realm)'"
                + " and query !~* '(confirm_by|edited_at|braked_since) ?(<=|is not)' group by query");
    }

    /** Every statement about what signals read and write so far. */
    private static Map<String, Long> ofSignals() {
        return rows("select query, sum(calls) from pg_stat_statements"
                + " where query ~* 'ca_(device|device_alias|observation|signal|parked|device_event)' group by query");
    }

    /** How often which of them ran since then. */
    private static Map<String, Long> since(Map<String, Long> before) {
        return since(before, statements());
    }

    private static Map<String, Long> since(Map<String, Long> before, Map<String, Long> after) {
        Map<String, Long> ran = new TreeMap<>(after);
        ran.replaceAll((query, calls) -> calls - before.getOrDefault(query, 0L));
        ran.values().removeIf(calls -> calls == 0);
        return ran;
    }

    private static long count(String sql) {
        return rows("select 'count', (" + sql + ")").getOrDefault("count", 0L);
    }

    /** The first column by which there is a number in the second. */
    private static Map<String, Long> rows(String sql) {
        try (Connection connection = PostgresServer.database().getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            Map<String, Long> rows = new HashMap<>();
            while (result.next()) {
                rows.put(result.getString(1), result.getLong(2));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
