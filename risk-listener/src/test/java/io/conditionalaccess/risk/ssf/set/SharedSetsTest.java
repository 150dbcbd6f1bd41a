// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.ssf.set;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.conditionalaccess.core.device.AliasType;
import io.conditionalaccess.risk.ssf.event.Action;
import io.conditionalaccess.risk.ssf.event.EventMapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The specifications' examples and one of Keycloak's own, where a folder with them is given. */
class SharedSetsTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String DEVICE = "e9297990-14d2-42ec-a4a9-4036db86509a";
    private static final Map<String, String> EXPECTED = new TreeMap<>(Map.ofEntries(
            Map.entry("caep/device-compliance-change-1.json", "tell not-compliant " + DEVICE),
            Map.entry("caep/risk-level-change-1.json", "acknowledge"),
            Map.entry("sets/01-caep-spec-device-compliance-change.json", "tell not-compliant " + DEVICE),
            Map.entry("sets/02-caep-spec-session-revoked-opaque.json", "end session"),
            Map.entry("sets/03-caep-spec-session-revoked-complex-session-user-tenant.json", "end user session"),
            Map.entry("sets/04-caep-spec-session-revoked-complex-user-device-tenant.json", "end user device"),
            Map.entry("sets/05-caep-spec-risk-level-change-user.json", "acknowledge"),
            Map.entry("sets/06-caep-spec-credential-change.json", "acknowledge"),
            Map.entry("sets/07-ssf-spec-verification.json", "verify"),
            Map.entry("sets/08-ssf-spec-stream-updated-paused.json", "stream paused"),
            Map.entry("sets/09-risc-spec-credential-compromise.json", "acknowledge"),
            Map.entry("sets/18-keycloak-26.7.3-session-revoked-ALL-signed.json", "end user")));

    @TestFactory
    Stream<DynamicTest> readsExamplesAsExpected() {
        Optional<Path> folder =
                Optional.ofNullable(System.getProperty("shared.fixtures")).map(Path::of);
        return EXPECTED.entrySet().stream()
                .flatMap(entry -> folder
                        .map(f -> f.resolve(entry.getKey()))
                        .map(file -> DynamicTest.dynamicTest(
                                entry.getKey(), () -> assertThat(read(file)).isEqualTo(entry.getValue())))
                        .stream());
    }

    private static String read(Path file) throws IOException {
        JsonNode root = JSON.readTree(Files.readString(file));
        ObjectNode claims = (ObjectNode) (root.has("payload") ? root.path("payload") : root);
        Instant then = Instant.ofEpochSecond(claims.path("iat").asLong());
        SecurityEvent event = new SetClaims(claims).event(then, Duration.ofDays(7));
        return summary(new EventMapping(AliasType.ID, false).map(event, Set.of("user")));
    }

    private static String summary(Action action) {
        if (action instanceof Action.Tell tell) {
            return "tell " + tell.item().path("compliance").asText() + " "
                    + tell.item().path("device").path("id").asText();
        }
        if (action instanceof Action.End end) {
            return "end" + (end.target().user().isPresent() ? " user" : "")
                    + (end.target().device().isPresent() ? " device" : "")
                    + (end.target().session().isPresent() ? " session" : "");
        }
        if (action instanceof Action.StreamChanged changed) {
            return "stream " + changed.status();
        }
        return action instanceof Action.Verify ? "verify" : "acknowledge";
    }
}
