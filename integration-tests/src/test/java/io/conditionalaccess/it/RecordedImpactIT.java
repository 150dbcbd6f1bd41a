// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Which records say that somebody would have been refused. */
class RecordedImpactIT {
    private final TestRealm realm = TestRealm.create(PostgresServer.ADMIN, PostgresServer.KEYCLOAK.https());

    @Test
    void onlyWhatWouldHaveBeenRefusedCounts() throws SQLException {
        decided("hold", false, "risk", "would-be");
        decided("hold", true, "risk", "refused");
        decided("ok", true, "break-glass", "holder");
        decided("ok", false, "break-glass", "holder-in-monitor");

        JsonNode recorded =
                realm.admin.get(realm.api("impact?days=1")).expect(200).json().path("recorded");

        assertThat(recorded.path("decisions").asInt()).isEqualTo(1);
        assertThat(recorded.path("users").asInt()).isEqualTo(1);
        assertThat(recorded.path("byReason"))
                .singleElement()
                .satisfies(reason -> assertThat(reason.path("reason").asText()).isEqualTo("risk"));
    }

    private void decided(String access, boolean enforced, String rule, String user) throws SQLException {
        String realmId =
                realm.admin.get(realm.name).expect(200).json().path("id").asText();
        try (Connection connection = PostgresServer.database().getConnection()) {
            Tables tables = new Tables(connection);
            tables.update(
                    "insert into CA_DECISION (REF, REALM_ID, DECIDED_AT, POINT, USER_ID, CLIENT_ID, ACCESS_LEVEL,"
                            + " ENFORCED, RULE_NAME, IDENTITY, TIMES) values (?, ?, ?, 'refresh', ?, 'app', ?, ?, ?, 'none', 1)",
                    realmId.substring(0, 6)
                            + String.format("%04d", tables.count("CA_DECISION", "REALM_ID = ?", realmId)),
                    realmId,
                    Instant.now().toEpochMilli() * 1000,
                    user,
                    access,
                    enforced,
                    rule);
        }
    }
}
