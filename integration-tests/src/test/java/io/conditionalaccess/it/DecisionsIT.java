// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.client.TokenClient;
import io.conditionalaccess.demo.client.Tokens;
import io.conditionalaccess.demo.client.Visit;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Why was Jane blocked at 9:02? References that no client is told come out of the database. */
@Tag("core")
class DecisionsIT {
    private final TestRealm realm = onPostgres();

    @Test
    void theReferenceOnTheBlockedPageNamesTheDecision() {
        realm.tell(realm.edr(), "laptop", Map.of("risk", "high", "finding", "alert-1"));
        String reference = reference();

        JsonNode decision = found(reference);

        assertThat(decision.path("ref").asText()).isEqualTo(reference);
        assertThat(decision.path("point").asText()).isEqualTo("login");
        assertThat(decision.path("username").asText()).isEqualTo("alice");
        assertThat(decision.path("clientId").asText()).isEqualTo("app");
        assertThat(decision.path("deviceId").asText()).isEqualTo("laptop");
        assertThat(decision.path("access").asText()).isEqualTo("revoke");
        assertThat(decision.path("enforced").asBoolean()).isTrue();
        assertThat(decision.path("rule").asText()).isEqualTo("risk");
        assertThat(decision.path("identity").asText()).isEqualTo("client-certificate");
        assertThat(decision.path("cause").toString())
                .isEqualTo("{\"source\":\"edr\",\"axis\":\"risk\",\"finding\":\"alert-1\"}");
        assertThat(decision.path("count").asInt()).isEqualTo(1);
    }

    @Test
    void aReferenceMayBeTypedAsItWasHeard() {
        String reference = blockedReference();
        String heard = reference.toLowerCase(Locale.ROOT).replace('0', 'o').replace('1', 'l');

        assertThat(found(heard.substring(0, 5) + "%20-%20" + heard.substring(5))
                        .path("ref")
                        .asText())
                .isEqualTo(reference);
    }

    @Test
    void aReferenceOfAnotherRealmIsUnknown() {
        String reference = blockedReference();
        TestRealm other = onPostgres();

        Problems.of(other.admin.get(other.api("decisions/" + reference)), 404);
    }

    @ParameterizedTest
    @CsvSource({"0000000000", "x", "%20"})
    void whatIsNoReferenceIsUnknown(String typed) {
        Problems.of(realm.admin.get(realm.api("decisions/" + typed)), 404);
    }

    @Test
    void aPollingClientLeavesOneRecordAMinuteWithACount() throws SQLException {
        Tokens tokens = realm.login("laptop");
        realm.tell(realm.edr(), "laptop", Map.of("risk", "medium"));
        TokenClient app = realm.app(realm.from("laptop"));
        for (int i = 0; i < 20; i++) {
            app.refresh(tokens.refresh()).expect(400);
        }

        Eventually.holds("all twenty are counted", () -> counted("refresh") == 20);
        assertThat(references("refresh")).as("two if a minute ended meanwhile").hasSizeLessThanOrEqualTo(2);
        JsonNode decision = found(references("refresh").get(0));
        assertThat(decision.path("deviceId").asText()).isEqualTo("laptop");
        assertThat(decision.path("sessionId").asText()).isNotEmpty();
        assertThat(decision.path("identity").asText()).isEqualTo("client-certificate");
    }

    @Test
    void monitorRecordsWhatItWouldHaveRefusedAndRefusesNothing() throws SQLException {
        realm.recipe.policy(Map.of("mode", "monitor"));
        realm.tell(realm.edr(), "laptop", Map.of("risk", "high"));

        Tokens tokens = realm.login("laptop");
        assertThat(realm.refresh("laptop", tokens)).isEqualTo(200);

        // The refresh counts with the exchange of the code: same session, same reason, and mostly the same minute.
        Eventually.holds("both are counted", () -> counted("code-exchange") + counted("refresh") == 2);
        JsonNode decision = found(references("code-exchange").get(0));
        assertThat(decision.path("enforced").asBoolean()).isFalse();
        assertThat(decision.path("access").asText()).isEqualTo("revoke");
        assertThat(decision.path("rule").asText()).isEqualTo("risk");
    }

    @Test
    void aRefusalIsNotCountedAsOneThatMonitorWouldHaveMade() throws SQLException {
        realm.recipe.policy(Map.of("mode", "monitor"));
        Tokens tokens = realm.login("laptop");
        realm.tell(realm.edr(), "laptop", Map.of("risk", "medium"));
        assertThat(realm.refresh("laptop", tokens)).isEqualTo(200);

        realm.recipe.policy(Map.of("mode", "enforce"));
        assertThat(realm.refresh("laptop", tokens)).isEqualTo(400);

        Eventually.holds("both are recorded", () -> counted("refresh") == 2);
        assertThat(references("refresh"))
                .hasSize(2)
                .extracting(ref -> found(ref).path("enforced").asBoolean())
                .containsExactlyInAnyOrder(false, true);
    }

    @Test
    void whatIsGrantedLeavesNoRecord() throws SQLException {
        Tokens tokens = realm.login("laptop");
        assertThat(realm.refresh("laptop", tokens)).isEqualTo(200);
        // Records are written in the order of their decisions: once this one is there, an earlier one would be too.
        realm.tell(realm.edr(), "laptop", Map.of("risk", "medium"));
        assertThat(realm.app(realm.from("laptop")).userinfo(tokens.access()).status())
                .isEqualTo(401);
        Eventually.holds("the refusal is recorded", () -> counted("userinfo") == 1);

        assertThat(references("refresh")).isEmpty();
        assertThat(references("login")).isEmpty();
    }

    @Test
    void aRealmThatDoesNotTakePartLeavesNoRecord() throws SQLException {
        TestRealm outside = TestRealm.outside(PostgresServer.ADMIN, PostgresServer.KEYCLOAK.https());
        assertThat(outside.visit(outside.fromNowhere())).isInstanceOf(Visit.Code.class);
        Tokens tokens = Tokens.in(outside.app(outside.fromNowhere()).password("alice", "alice", "openid"));
        assertThat(outside.refresh("laptop", tokens)).isEqualTo(200);
        // As above: the record of a later decision in another realm.
        assertThat(realm.app(realm.fromNowhere())
                        .password("alice", "alice", "openid")
                        .status())
                .isEqualTo(400);
        Eventually.holds("the refusal is recorded", () -> counted("direct-grant") == 1);

        try (Connection connection = PostgresServer.database().getConnection()) {
            assertThat(new Tables(connection).ofRealm(idOf(outside))).isEmpty();
        }
    }

    private static TestRealm onPostgres() {
        return TestRealm.create(PostgresServer.ADMIN, PostgresServer.KEYCLOAK.https())
                .device("laptop");
    }

    private String blockedReference() {
        realm.tell(realm.edr(), "laptop", Map.of("risk", "medium"));
        return reference();
    }

    private String reference() {
        Visit visit = realm.browser(realm.from("laptop")).login(DemoRealm.APP, "alice", "alice");
        return visit instanceof Visit.Page page ? page.reference().orElseThrow() : "no page";
    }

    private JsonNode found(String typed) {
        return realm.admin.get(realm.api("decisions/" + typed)).expect(200).json();
    }

    private static String idOf(TestRealm realm) {
        return realm.admin.get(realm.name).expect(200).json().path("id").asText();
    }

    private List<String> references(String point) throws SQLException {
        return ofPoint("select REF", point);
    }

    private int counted(String point) {
        try {
            return ofPoint("select TIMES", point).stream()
                    .mapToInt(Integer::parseInt)
                    .sum();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> ofPoint(String select, String point) throws SQLException {
        try (Connection connection = PostgresServer.database().getConnection()) {
            return new Tables(connection)
                    .texts(select + " from CA_DECISION where REALM_ID = ? and POINT = ?", idOf(realm), point);
        }
    }
}
