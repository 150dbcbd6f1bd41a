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
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a decision costs the database: PostgreSQL itself counts the scans of each of our tables. */
class QueryCountIT {
    private static final int TIMES = 100;

    private final TestRealm realm = TestRealm.create(PostgresServer.ADMIN, PostgresServer.KEYCLOAK.https())
            .device("laptop");

    @Test
    void aRefreshOrAnIntrospectionOnACacheHitReadsNoneOfOurTables() throws SQLException {
        // The default of half a minute would let the entry expire within a slow run.
        realm.recipe.policy(Map.of("cacheTtl", "PT60S"));
        Tokens tokens = realm.login("laptop");
        TokenClient app = realm.app(realm.from("laptop"));
        app.refresh(tokens.refresh()).expect(200);
        long before = settledScans();

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

        assertThat(settledScans() - before).isZero();
    }

    @Test
    void aMissReadsAFewRowsOnce() throws SQLException {
        realm.recipe.policy(Map.of("cacheTtl", "PT60S"));
        Tokens tokens = realm.login("laptop");
        TokenClient app = realm.app(realm.from("laptop"));
        app.refresh(tokens.refresh()).expect(200);
        realm.tell(realm.edr(), "laptop", Map.of("risk", "low"));
        long before = settledScans();

        app.refresh(tokens.refresh()).expect(200);

        assertThat(settledScans() - before).as("the test can see a query").isBetween(1L, 6L);
    }

    /** Backends report their counts up to a second late, so read until nothing changes any more. */
    private static long settledScans() throws SQLException {
        long[] last = {-1};
        Instant[] since = {Instant.now()};
        Eventually.holds("the counts settle", () -> {
            long now = scans();
            if (now != last[0]) {
                last[0] = now;
                since[0] = Instant.now();
            }
            return Duration.between(since[0], Instant.now()).compareTo(Duration.ofSeconds(4)) > 0;
        });
        return last[0];
    }

    /** Timers look at two tables by themselves: devices whose grace ended or whose revocation is pending, and tasks. */
    private static long scans() {
        try (Connection connection = PostgresServer.database().getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(
                        "select coalesce(sum(seq_scan + coalesce(idx_scan, 0)), 0) from pg_stat_user_tables"
                                + " where relname in ('ca_observation', 'ca_device_alias', 'ca_device_owner',"
                                + " 'ca_binding', 'ca_signal', 'ca_parked', 'ca_realm')")) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
