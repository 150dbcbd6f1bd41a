// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.http.Json;
import io.conditionalaccess.demo.http.Reply;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Trying a vendor's body before relying on it. */
class DryRunIT {
    private static final TestRealm REALM = TestRealm.create();
    private static final String OWN = """
            {"language": 1, "name": "acme", "rules": [
              {"name": "status", "when": {"/event": "status"}, "signals": [
                {"device": [{"type": "serial", "at": ["/a", "/b"]}], "observedAt": "/t",
                 "risk": {"at": "/r", "table": {"ok": "none"}, "default": "unknown"}}]}]}
            """;
    private static final Map<String, Object> BODY =
            Map.of("event", "status", "a", "Default string", "b", "s1", "r", "ok", "t", "2026-11-20T00:00:00Z");

    @Test
    void showsTheSignalsOfAShippedMappingAndWhy() {
        String entra = UUID.randomUUID().toString();
        String laptop = new Fleet(REALM).deviceWith("entra_device_id", entra);
        Map<String, Object> machine = Map.of(
                "id", "m-1", "aadDeviceId", entra, "riskScore", "High", "healthStatus", "Active", "lastSeen", "x");

        JsonNode run = run(Map.of("mapping", "microsoft-defender", "body", Map.of("value", List.of(machine))));

        JsonNode element = run.at("/elements/0");
        assertThat(element.path("pointer").asText()).isEqualTo("/value/0");
        assertThat(element.path("rule").asText()).isEqualTo("machine");
        assertThat(element.at("/missed/0/rule").asText()).isEqualTo("merged machine");
        assertThat(element.at("/missed/0/why/0").asText()).contains("/mergedIntoMachineId");
        assertThat(element.at("/signals/0/item/risk").asText()).isEqualTo("high");
        assertThat(element.at("/signals/0/errors/0/detail").asText()).contains("observed_at: no usable time found");
        assertThat(new Fleet(REALM).risk(laptop)).as("nothing is stored").isEqualTo("null");
    }

    @Test
    void showsWhereEachMemberComesFrom() {
        JsonNode signal = run(Map.of("mapping", Json.read(OWN), "body", BODY)).at("/elements/0/signals/0");

        assertThat(signal.at("/item/device/serial").asText()).isEqualTo("s1");
        assertThat(signal.at("/looks/0").toString())
                .isEqualTo("{\"member\":\"device/serial\",\"pointer\":\"/a\",\"value\":\"Default string\","
                        + "\"outcome\":\"not usable\"}");
        assertThat(signal.at("/looks/1/outcome").asText()).isEqualTo("used");
    }

    @Test
    void takesMappingAndBodyAsTextsToo() {
        JsonNode run = run(Map.of("mapping", OWN, "body", Json.write(BODY)));

        assertThat(run.at("/elements/0/signals/0/item/risk").asText()).isEqualTo("none");
    }

    @Test
    void saysWhatIsIgnored() {
        JsonNode run = run(Map.of("mapping", OWN, "body", Map.of("event", "other")));

        assertThat(run.path("ignored").asInt()).isEqualTo(1);
        assertThat(run.at("/elements/0/rule").isNull()).isTrue();
        assertThat(run.at("/elements/0/missed/0/why/0").asText())
                .contains("/event")
                .contains("got 'other'");
    }

    @Test
    void saysWhyABodyCannotBeRead() {
        JsonNode run = run(Map.of("mapping", OWN, "body", "{\"event\": \"status\", \"event\": \"other\"}"));

        assertThat(run.at("/unreadable/detail").asText()).contains("without repeated members");
    }

    @Test
    void aSourcesOwnMappingIsTakenIfNoneIsGiven() {
        REALM.recipe
                .addSource("acme", "mapping", Map.of("secret", DemoRealm.EDR_SECRET, "mapping", OWN))
                .expect(201);

        assertThat(run(Map.of("source", "acme", "body", BODY))
                        .at("/elements/0/rule")
                        .asText())
                .isEqualTo("status");
        assertThat(pointers(Map.of("source", DemoRealm.EDR, "body", BODY))).containsExactly("/mapping");
        assertThat(pointers(Map.of("source", "nobody", "body", BODY))).containsExactly("/source");
    }

    @Test
    void mistakesInAMappingAreNamedByTheirPlace() {
        assertThat(pointers(Map.of("mapping", Json.read(OWN.replace("serial", "sn")), "body", BODY)))
                .containsExactly("/mapping/rules/0/signals/0/device/0/type");
        assertThat(pointers(Map.of("mapping", "no-such", "body", BODY))).containsExactly("/mapping");
    }

    @Test
    void aRequestHasToBeComplete() {
        assertThat(pointers(Map.of())).containsExactly("/body");
        assertThat(pointers(Map.of("mapping", 7, "body", BODY, "bdy", 1))).containsExactly("/mapping", "/bdy");
        assertThat(pointers(Map.of("mapping", OWN, "body", "x".repeat(256 * 1024 + 1))))
                .containsExactly("/body");
    }

    private static JsonNode run(Map<String, ?> request) {
        return ask(request).expect(200).json();
    }

    private static List<String> pointers(Map<String, ?> request) {
        return Problems.pointers(Problems.of(ask(request), 400));
    }

    private static Reply ask(Map<String, ?> request) {
        return REALM.admin.post(REALM.api("sources/dry-run"), request);
    }
}
