// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.conditionalaccess.demo.http.Reply;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Many devices at once, line by line. */
class DeviceImportIT {
    private static final String LINES = """
            {"id":"one","name":"One","owners":["alice"],"aliases":[{"type":"serial","value":"S1"}]}

            {"id":"two","platform":"linux","tags":["b","a"]}
            {"id":"three"
            {"id":"four","owners":["mallory"]}
            """;

    private final TestRealm realm = TestRealm.create().device("laptop");

    @Test
    void badLinesAreNamedAndTakeDownNoOther() {
        JsonNode outcome = imported(LINES).expect(200).json();

        assertThat(results(outcome))
                .containsExactly("1 one created", "3 two created", "4 null invalid", "5 null invalid");
        assertThat(outcome.path("results")
                        .path(3)
                        .path("errors")
                        .path(0)
                        .path("pointer")
                        .asText())
                .isEqualTo("/owners/0");
        assertThat(realm.shown("one").path("owners").toString()).isEqualTo("[\"alice\"]");
        assertThat(realm.shown("two").path("platform").asText()).isEqualTo("linux");
        assertThat(realm.shown("two").path("tags").toString()).isEqualTo("[\"a\",\"b\"]");
    }

    @Test
    void theSameLinesAgainChangeNothing() {
        imported(LINES).expect(200);
        int version = realm.shown("one").path("version").asInt();

        JsonNode again = imported(LINES).expect(200).json();

        assertThat(again.path("unchanged").asInt()).isEqualTo(2);
        assertThat(realm.shown("one").path("version").asInt()).isEqualTo(version);
        JsonNode other =
                imported("{\"id\":\"one\",\"name\":\"Uno\"}").expect(200).json();
        assertThat(other.path("updated").asInt()).isEqualTo(1);
        assertThat(realm.shown("one").path("name").asText()).isEqualTo("Uno");
        assertThat(realm.shown("one").path("owners")).isEmpty();
    }

    @Test
    void oneAdminEventTellsOfAll() {
        realm.admin
                .put(
                        realm.name + "/events/config",
                        Map.of("adminEventsEnabled", true, "adminEventsDetailsEnabled", true))
                .expect(204);
        imported(LINES).expect(200);
        imported(LINES).expect(200);

        JsonNode events = realm.admin
                .get(realm.name + "/admin-events?resourcePath=device-compliance/devices/import")
                .expect(200)
                .json();

        assertThat(events).hasSize(1);
        assertThat(events.path(0).path("representation").asText()).contains("\"created\":2", "\"invalid\":2");
    }

    @Test
    void theDeviceOfOnesOwnSessionKeepsItsOwners() {
        Caller.grant(realm, "alice", "manage-devices");
        Caller onLaptop = Caller.with(realm.login("laptop"), realm);

        JsonNode outcome = onLaptop.send("POST", "devices/import", BodyPublishers.ofString("""
                                {"id":"laptop"}
                                {"id":"laptop","owners":["alice"],"tags":["mine"]}
                                """))
                .expect(200)
                .json();

        assertThat(results(outcome)).containsExactly("1 laptop refused", "2 laptop refused");
        assertThat(realm.shown("laptop").path("tags")).isEmpty();
        assertThat(realm.shown("laptop").path("owners").toString()).isEqualTo("[\"alice\"]");
    }

    @Test
    void tooManyLinesAreRefusedBeforeAnythingIsDone() {
        String lines = "{\"id\":\"first\"}\n"
                + IntStream.range(0, 5_001).mapToObj(i -> "{}").collect(Collectors.joining("\n"));

        Problems.of(imported(lines), 413);

        assertThat(realm.devices("/first").status()).isEqualTo(404);
    }

    private Reply imported(String lines) {
        return Caller.admin(realm).send("POST", "devices/import", BodyPublishers.ofString(lines));
    }

    private static List<String> results(JsonNode outcome) {
        return StreamSupport.stream(outcome.path("results").spliterator(), false)
                .map(result -> result.path("line").asText() + " "
                        + result.path("id").asText() + " "
                        + result.path("status").asText())
                .toList();
    }
}
