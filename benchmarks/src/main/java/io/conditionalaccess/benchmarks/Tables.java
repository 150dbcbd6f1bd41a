// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The extension's tables, read and filled past the servers. */
final class Tables implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(2);

    private static final String LIVING = "select count(*) from ca_binding where device_id = ? and ended_at is null";

    private static final String FOLLOWED = "select count(*) from ca_realm where edited_at is not null";

    /** Each with what one source reported, as a device has that is under management. */
    private static final String ADD_DEVICES = """
            with added as (
              insert into ca_device (id, realm_id, public_id, public_key, device_name, platform, revocation_epoch,
                  settled_epoch, created_at, row_version)
              select gen_random_uuid()::text, r.realm_id, 'filled-' || n, 'filled-' || n, 'Filled ' || n, 'linux', 0, 0,
                  extract(epoch from now())::bigint * 1000000, 0
              from ca_realm r, generate_series(?, ?) n
              returning id, realm_id)
            insert into ca_observation (id, realm_id, subject_id, source, axis, finding, known_at, known_level,
                known_closed)
            select md5(id), realm_id, id, 'edr', 'risk', ' snapshot', extract(epoch from now())::bigint * 1000000,
                'none', false
            from added
            """;

    private static final String ADD_SESSIONS = """
            insert into ca_binding (session_id, realm_id, device_id, user_id, method, epoch, bound_at)
            select gen_random_uuid()::text, realm_id, id, 'filled', 'client-certificate', 0,
                extract(epoch from now())::bigint * 1000000
            from ca_device where public_key like 'filled-%' limit ?
            """;

    private final Connection connection;

    Tables(Connection connection) {
        this.connection = connection;
    }

    /** Waits until the server has looked at all devices under the policy as it is now. */
    void awaitPolicyFollowed() {
        await(FOLLOWED);
    }

    /** The key of a device's row. */
    String key(String device) {
        return text("select id from ca_device where public_key = ?", device);
    }

    /** Waits until the device with this key has no session left; looks every two milliseconds. */
    void awaitNoSession(String key) {
        await(LIVING, key);
    }

    /** Inserts devices with these numbers. */
    void addDevices(int first, int last) {
        run(ADD_DEVICES, first, last);
    }

    /** Binds so many sessions that Keycloak does not know, each to another of the added devices. */
    void addSessions(int sessions) {
        run(ADD_SESSIONS, sessions);
    }

    /** Deletes what was added. */
    void removeAdded() {
        run("delete from ca_binding where user_id = 'filled'");
        run(
                "delete from ca_observation o using ca_device d where d.id = o.subject_id and d.public_key like 'filled-%'");
        run("delete from ca_device where public_key like 'filled-%'");
    }

    /** What autovacuum would do some time later, in the midst of a measurement. */
    void tidy() {
        run("vacuum analyze ca_device, ca_observation, ca_binding, ca_signal, ca_device_event");
        run("checkpoint");
    }

    /** For example {@code 14.15, fsync=on}. */
    String server() {
        return text("select current_setting('server_version') || ', fsync=' || current_setting('fsync')"
                + " || ', synchronous_commit=' || current_setting('synchronous_commit')"
                + " || ', shared_buffers=' || current_setting('shared_buffers')");
    }

    private void await(String left, Object... parameters) {
        long start = System.nanoTime();
        while (!text(left, parameters).equals("0")) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new IllegalStateException("still not zero after " + PATIENCE + ": " + left);
            }
            LockSupport.parkNanos(BETWEEN_LOOKS);
        }
    }

    private String text(String sql, Object... parameters) {
        try (PreparedStatement statement = prepared(sql, parameters);
                ResultSet result = statement.executeQuery()) {
            result.next();
            return result.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void run(String sql, Object... parameters) {
        try (PreparedStatement statement = prepared(sql, parameters)) {
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private PreparedStatement prepared(String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
