// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What was put right, or is odd, about a signal that was accepted all the same. */
@Tag("core")
class SignalFlagsIT {
    private static final TestRealm REALM = TestRealm.create();
    private static final Fleet FLEET = new Fleet(REALM);

    private final String laptop = FLEET.device();

    @Test
    void aTimeInTheFutureIsSetToReceiptSoThatItCannotBlockWhatComesNext() {
        Instant tomorrow = Instant.now().plus(Duration.ofDays(1));

        assertThat(flagsOf(Map.of("risk", "none", "observed_at", tomorrow.toString())))
                .containsExactly("observed-at-clamped");

        Instant stored = Instant.parse(
                FLEET.finding(laptop, "edr", Fleet.SNAPSHOT).path("observedAt").asText());
        assertThat(stored).isBefore(Instant.now().plusSeconds(1));
        assertThat(REALM.tell(REALM.edr(), laptop, Map.of("risk", "high"))).isEqualTo("applied");
    }

    @Test
    void aUserOfTheRealmBecomesAnOwner() {
        assertThat(flagsOf(Map.of("risk", "none", "user", "bob"))).isEmpty();

        assertThat(REALM.shown(laptop).path("owners"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder("alice", "bob");
    }

    @Test
    void anUnknownUserIsFlaggedAndTheSignalCounts() {
        assertThat(flagsOf(Map.of("risk", "medium", "user", "mallory"))).containsExactly("unknown-user");

        assertThat(FLEET.risk(laptop)).isEqualTo("medium");
        assertThat(REALM.shown(laptop).path("owners"))
                .extracting(JsonNode::asText)
                .containsExactly("alice");
    }

    @Test
    void longTextsAreCut() {
        Map<String, Object> reason =
                Map.of("code", "c".repeat(65), "admin", "a".repeat(2_001), "user", Map.of("en", "u".repeat(2_001)));

        assertThat(flagsOf(Map.of("risk", "medium", "reason", reason))).containsExactly("text-truncated");

        JsonNode shown = FLEET.finding(laptop, "edr", Fleet.SNAPSHOT).path("reason");
        assertThat(shown.path("code").asText()).hasSize(64);
        assertThat(shown.path("admin").asText()).hasSize(2_000);
        assertThat(shown.path("user").path("en").asText()).hasSize(2_000);
    }

    @Test
    void aCutDoesNotLeaveHalfACharacter() {
        Map<String, Object> reason = Map.of("admin", "a".repeat(1_999) + "\uD83D\uDE00");

        assertThat(flagsOf(Map.of("risk", "medium", "reason", reason))).containsExactly("text-truncated");

        assertThat(FLEET.finding(laptop, "edr", Fleet.SNAPSHOT)
                        .path("reason")
                        .path("admin")
                        .asText())
                .isEqualTo("a".repeat(1_999));
    }

    @Test
    void moreThanTwentyLanguagesAreDropped() {
        Map<String, String> texts = IntStream.range(0, 21)
                .boxed()
                .collect(Collectors.toMap(i -> "en-" + (char) ('a' + i) + "x", i -> "text " + i));

        assertThat(flagsOf(Map.of("risk", "medium", "reason", Map.of("user", texts))))
                .containsExactly("text-truncated");

        assertThat(FLEET.finding(laptop, "edr", Fleet.SNAPSHOT).path("reason").path("user"))
                .hasSize(20);
    }

    @Test
    void evidenceThatIsNoWebAddressIsDropped() {
        assertThat(flagsOf(Map.of("risk", "medium", "evidence", "javascript:alert(1)")))
                .containsExactly("text-truncated");

        assertThat(FLEET.finding(laptop, "edr", Fleet.SNAPSHOT).path("evidence").isNull())
                .isTrue();
    }

    private List<String> flagsOf(Map<String, ?> fields) {
        JsonNode result = TestRealm.resultOf(REALM.edr().send(TestRealm.signal(laptop, fields)));
        assertThat(result.path("status").asText()).isEqualTo("applied");
        return StreamSupport.stream(result.path("flags").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
