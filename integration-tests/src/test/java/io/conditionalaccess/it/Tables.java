// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Our tables, read and written past the server. */
final class Tables {
    static final List<String> ALL = List.of(
            "CA_REALM",
            "CA_DEVICE",
            "CA_DEVICE_OWNER",
            "CA_DEVICE_ALIAS",
            "CA_PARKED",
            "CA_OBSERVATION",
            "CA_SIGNAL",
            "CA_BINDING",
            "CA_LOGOUT_TASK",
            "CA_DECISION",
            "CA_DEVICE_EVENT",
            "CA_SOURCE");

    private final Connection connection;

    Tables(Connection connection) {
        this.connection = connection;
    }

    /** How many rows of each table belong to a realm, without the tables that have none. */
    Map<String, Integer> ofRealm(String realmId) throws SQLException {
        Map<String, Integer> rows = new LinkedHashMap<>();
        for (String table : ALL) {
            int count = count(table, "REALM_ID = ?", realmId);
            if (count > 0) {
                rows.put(table, count);
            }
        }
        return rows;
    }

    int count(String table, String where, Object... parameters) throws SQLException {
        return Integer.parseInt(texts("select count(*) from " + table + " where " + where, parameters)
                .get(0));
    }

    /** The first column of each row, as text. */
    List<String> texts(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepared(sql, parameters);
                ResultSet result = statement.executeQuery()) {
            List<String> texts = new ArrayList<>();
            while (result.next()) {
                texts.add(result.getString(1));
            }
            return texts;
        }
    }

    int update(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepared(sql, parameters)) {
            return statement.executeUpdate();
        }
    }

    private PreparedStatement prepared(String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }
}
