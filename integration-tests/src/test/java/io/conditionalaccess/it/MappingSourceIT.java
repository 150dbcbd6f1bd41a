// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static io.conditionalaccess.it.MappedSources.status;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.conditionalaccess.demo.DemoRealm;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Sources of kind mapping: an administrator's own mapping, and bodies that do not fit. */
class MappingSourceIT {
    private static final TestRealm REALM = TestRealm.create();
    private static final Fleet FLEET = new Fleet(REALM);
    private static final MappedSources SOURCES = new MappedSources(REALM);
    private static final String OWN = """
            {"language": 1, "name": "acme", "split": "/events", "rules": [
              {"name": "test", "when": {"/type": "ping"}, "ignore": "sent by the test button"},
              {"name": "alert", "when": {"/type": "alert"}, "signals": [
                {"id": "/uuid", "finding": "/alert", "device": [{"type": "serial", "at": "/serial"}], "observedAt": "/when",
                 "risk": {"at": "/level", "table": {"minor": "low", "major": "medium"}, "default": "unknown"},
                 "remediation": {"at": "/state", "table": {"cleaned": "remediated"}}}]}]}
            """;

    static {
        SOURCES.add("microsoft-defender", "microsoft-defender");
        SOURCES.add("acme", OWN);
    }

    @Test
    void anAdministratorsOwnMappingIsAsGood() {
        String laptop = FLEET.deviceWith("serial", "S-" + laptopNumber());
        String serial = REALM.shown(laptop).at("/aliases/0/value").asText();

        JsonNode answer = SOURCES.send(
                "acme",
                Map.of("events", List.of(event(serial, "e1", "major", "open"), Map.of("type", "ping"), Map.of())));
        assertThat(status(answer)).isEqualTo("applied");
        assertThat(answer.path("ignored").asInt()).isEqualTo(2);
        assertThat(FLEET.access(laptop)).isEqualTo("hold");

        SOURCES.send("acme", Map.of("events", List.of(event(serial, "e2", "major", "cleaned"))));
        assertThat(FLEET.access(laptop)).isEqualTo("ok");
    }

    @Test
    void whatNoRuleIsAboutIsAcceptedSoThatTheVendorGoesOn() {
        JsonNode answer =
                SOURCES.send("microsoft-defender", Map.of("records", List.of(Map.of("category", "unheard-of"))));

        assertThat(answer.path("results").isArray()).isTrue();
        assertThat(answer.path("results")).isEmpty();
        assertThat(answer.path("ignored").asInt()).isEqualTo(1);
    }

    @Test
    void oneElementThatCannotBeUsedDoesNotTakeDownTheOthers() {
        String laptop = FLEET.deviceWith("serial", "S-" + laptopNumber());
        String serial = REALM.shown(laptop).at("/aliases/0/value").asText();
        Map<String, Object> timeless = Map.of("type", "alert", "uuid", "t", "alert", "a", "serial", serial);

        JsonNode results = SOURCES.send(
                        "acme", Map.of("events", List.of(timeless, event(serial, "e3", "major", "open"))))
                .path("results");

        assertThat(results.at("/0/status").asText()).isEqualTo("invalid");
        assertThat(results.at("/0/errors/0/pointer").asText()).isEqualTo("/events/0");
        assertThat(results.at("/1/status").asText()).isEqualTo("applied");
    }

    @Test
    void aBodyWithTooManySignalsIsRefusedAsAWhole() {
        List<?> machines = Collections.nCopies(501, Map.of("id", "m", "riskScore", "Low", "healthStatus", "Active"));

        JsonNode problem = Problems.of(SOURCES.reply("microsoft-defender", Map.of("value", machines)), 400);

        assertThat(problem.at("/errors/0/detail").asText()).isEqualTo("expected at most 500 signals");
    }

    @Test
    void whatIsNotJsonIsRefused() {
        Problems.of(SOURCES.sender("acme").sendText("{\"events\": ["), 400);
    }

    @Test
    void aMappingIsCheckedWhenItIsSaved() {
        assertThat(refusal(OWN.replace("\"serial\", \"at\"", "\"sn\", \"at\"")))
                .startsWith("mapping: /rules/1/signals/0/device/0/type: expected one of [id, serial");
        assertThat(refusal("acme-edr")).startsWith("mapping: expected a mapping in JSON, or one of crowdstrike");
        assertThat(refusal("")).isEqualTo("mapping: required for this kind of source");
    }

    @Test
    void aMappingThatIsChangedCountsAtOnce() {
        SOURCES.add("changing", OWN);
        String laptop = FLEET.deviceWith("serial", "S-" + laptopNumber());
        String serial = REALM.shown(laptop).at("/aliases/0/value").asText();
        JsonNode component = REALM.recipe.only("components?name=changing", "name", "changing");

        ((ObjectNode) component)
                .withObjectProperty("config")
                .putArray("mapping")
                .add(OWN.replace("\"major\": \"medium\"", "\"major\": \"high\""));
        REALM.admin
                .put(REALM.name + "/components/" + component.path("id").asText(), component)
                .expect(204);
        SOURCES.send("changing", Map.of("events", List.of(event(serial, "e1", "major", "open"))));

        assertThat(FLEET.risk(laptop)).isEqualTo("high");
    }

    private static Map<String, Object> event(String serial, String id, String level, String state) {
        return Map.of(
                "type",
                "alert",
                "uuid",
                id,
                "when",
                Instant.now().toString(),
                "alert",
                "a-1",
                "serial",
                serial,
                "level",
                level,
                "state",
                state);
    }

    private static String laptopNumber() {
        return UUID.randomUUID().toString();
    }

    private static String refusal(String mapping) {
        return REALM.recipe
                .addSource("refused", "mapping", Map.of("secret", DemoRealm.EDR_SECRET, "mapping", mapping))
                .expect(400)
                .json()
                .path("errorMessage")
                .asText();
    }
}
