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
import org.junit.jupiter.api.Test;

/** What a decision costs the database: PostgreSQL itself counts the scans of each of our tables. */
class QueryCountIT {
    private static final int TIMES = 100;
    private static final int ATTEMPTS = 3;
    private static final int ARRAY = 60;
    private static final String FOLLOWED = "select count(*) from ca_realm where edited_at is not null";

    private final TestRealm realm = TestRealm.create(PostgresServer.ADMIN, PostgresServer.KEYCLOAK.https())
            .device("laptop");

    @Test
    void refreshIntrospectionAndUserinfoOnACacheHitReadNoneOfOurTables() {
        // The default of half a minute would let the entry expire within a slow run.
        realm.recipe.policy(Map.of("cacheTtl", "PT60S"));
        Tokens tokens = realm.login("laptop");
        TokenClient app = realm.app(realm.from("laptop"));
        app.refresh(tokens.refresh()).expect(200);
        Map<String, Long> read = Map.of("nothing was tried", 1L);
        // A timer of the server may read in between; decisions that read would do so each time.
        for (int attempt = 0; attempt < ATTEMPTS && !read.isEmpty(); attempt++) {
            Map<String, Long> before = statements();
            decideOften(app, tokens);
            read = since(before);
        }

        assertThat(read).isEmpty();
    }

    private void decideOften(TokenClient app, Tokens tokens) {
        Instant start = Instant.now();
        for (int i = 0; i < TIMES; i++) {
            app.refresh(tokens.refresh()).expect(200);
            assertThat(realm.api()
                            .introspect(tokens.access())
                            .json()
                            .path("active")
                            .asBoolean())
                    .isTrue();
            app.userinfo(tokens.access()).expect(200);
        }
        assertThat(Duration.between(start, Instant.now()))
                .as("within the life of the cache entry, else this proves nothing")
                .isLessThan(Duration.ofSeconds(50));
    }

    @Test
    void aMissReadsAFewRowsOnce() {
        Tokens tokens = realm.login("laptop");
        realm.tell(realm.edr(), "laptop", Map.of("risk", "low"));
        Map<String, Long> before = statements();

        realm.app(realm.from("laptop")).refresh(tokens.refresh()).expect(200);

        assertThat(since(before).values())
                .as("the device with its observations, and its owners")
                .containsExactly(1L, 1L);
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

    /**
     * Statements about our tables so far, but those of the timers: they look at devices, logout tasks, overdue
     * confirmations and edits alone. The edit that made the realm has to be through, because it reads its devices.
     */
    private static Map<String, Long> statements() {
        Eventually.holds("no edit is being followed", Duration.ofMinutes(1), () -> count(FOLLOWED) == 0);
        return rows("select query, sum(calls) from pg_stat_statements"
                + " where query ~* 'ca_(observation|device_alias|device_owner|binding|signal|parked|realm)'"
                + " and query !~* '(confirm_by|edited_at) ?(<=|is not)' group by query");
    }

    /** How often which of them ran since then. */
    private static Map<String, Long> since(Map<String, Long> before) {
        Map<String, Long> now = new TreeMap<>(statements());
        now.replaceAll((query, calls) -> calls - before.getOrDefault(query, 0L));
        now.values().removeIf(calls -> calls == 0);
        return now;
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
