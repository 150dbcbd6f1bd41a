// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.conditionalaccess.demo.client.TokenClient;
import io.conditionalaccess.demo.client.Tokens;
import io.conditionalaccess.demo.client.Visit;
import io.conditionalaccess.demo.http.Reply;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The server option that takes every realm out of enforcement, for the day when something is very wrong. */
@Tag("core")
class MonitorOnlyIT {
    private static final ExtraServer SERVER = ExtraServer.withSharedDatabase()
            .and(OtherJar.build(Built.server("extra").home()))
            .start("--spi-device-registry--default--monitor-only=true");
    private static final TestRealm REALM = realm();

    private static TestRealm realm() {
        TestRealm realm = TestRealm.outside(SERVER.admin(), SERVER.https());
        // The other extension on this server takes our place there.
        realm.recipe.setUp().policy(Map.of("acknowledgedGaps", "refresh,organization-membership"));
        return realm.takePart().device("laptop");
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void aRealmThatEnforcesAffectsNobody() {
        REALM.device("infected");
        Tokens tokens = REALM.login("infected");
        REALM.tell(REALM.edr(), "infected", Map.of("risk", "high"));
        REALM.admin
                .post(REALM.ofDevice("infected", "/quarantine"), Map.of("reason", "test"))
                .expect(200);

        assertThat(REALM.refresh("infected", tokens)).isEqualTo(200);
        assertThat(REALM.visit(REALM.from("infected"))).isInstanceOf(Visit.Code.class);
        assertThat(REALM.visit(REALM.fromNowhere())).isInstanceOf(Visit.Code.class);
    }

    @Test
    void theStatusSaysSo() {
        JsonNode status = REALM.admin.get(REALM.api("status")).expect(200).json();

        assertThat(status.path("forcedMonitor").asBoolean()).isTrue();
        assertThat(status.path("mode").asText()).isEqualTo("monitor");
    }

    @Test
    void thePolicyKeepsWhatWasConfigured() {
        assertThat(REALM.admin
                        .get(REALM.name + "/components?name=device-policy")
                        .expect(200)
                        .json()
                        .path(0)
                        .path("config")
                        .path("mode")
                        .path(0)
                        .asText())
                .isEqualTo("enforce");
    }

    @Test
    void signalsAreStillTaken() {
        assertThat(REALM.tell(REALM.edr(), "laptop", Map.of("risk", "medium"))).isEqualTo("applied");
        assertThat(REALM.shown("laptop").path("access").asText()).isEqualTo("hold");
    }

    @Test
    void ourTablesMayBeGone() throws SQLException {
        try (Connection connection = SERVER.sharedDatabase();
                Statement statement = connection.createStatement()) {
            for (String table : Tables.ALL) {
                statement.execute("alter table " + table + " rename to AWAY_" + table);
            }
            try {
                peopleComeAndGo();
            } finally {
                for (String table : Tables.ALL) {
                    statement.execute("alter table AWAY_" + table + " rename to " + table);
                }
            }
        }
    }

    private static void peopleComeAndGo() {
        Tokens tokens = REALM.login("laptop");
        TokenClient app = REALM.app(REALM.from("laptop"));
        app.refresh(tokens.refresh()).expect(200);
        app.userinfo(tokens.access()).expect(200);
        assertThat(REALM.api()
                        .introspect(tokens.access())
                        .expect(200)
                        .json()
                        .path("active")
                        .asBoolean())
                .isTrue();
        app.password("bob", "bob", "openid offline_access").expect(200);
        app.refresh("no token").expect(400);
        assertThat(REALM.visit(REALM.fromNowhere())).isInstanceOf(Visit.Code.class);
        // Whoever repairs the policy on that day can.
        REALM.recipe.policy(Map.of("holdAt", "high"));
        REALM.recipe.policy(Map.of("holdAt", "medium"));
    }

    @Test
    void anExtensionInOurPlaceIsSeenAndEnforceIsRefusedUnlessThatIsAcknowledged() {
        TestRealm other = TestRealm.outside(SERVER.admin(), SERVER.https());
        other.recipe.setUp();

        Reply refused = other.recipe.setPolicy(Map.of("mode", "enforce"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("errorMessage").asText())
                .contains("refresh (shadowed by " + OtherJar.REFRESH + ")")
                .contains("organization-membership (shadowed by " + OtherJar.MEMBERSHIP + ")");
        JsonNode points =
                other.admin.get(other.api("status")).expect(200).json().path("enforcementPoints");
        assertThat(points)
                .filteredOn(point -> point.path("state").asText().equals("shadowed"))
                .extracting(point -> point.path("point").asText())
                .containsExactlyInAnyOrder("refresh", "organization-membership");
    }
}
