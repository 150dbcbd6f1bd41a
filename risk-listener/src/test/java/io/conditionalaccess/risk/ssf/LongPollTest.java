// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.ssf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.conditionalaccess.risk.MovingClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LongPollTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Instant END = NOW.plusSeconds(100);
    private static final JsonNode EVENTS = JsonNodeFactory.instance.objectNode();

    private final MovingClock clock = new MovingClock(NOW);
    private final LongPoll longPoll = new LongPoll(clock);
    private final List<Duration> waits = new ArrayList<>();
    private int taken;

    @Test
    void aTransmitterThatDoesNotHoldItsAnswersIsAskedOnce() throws IOException {
        longPoll.until(END, answering(Duration.ofMillis(20), Optional.empty(), true));

        assertThat(waits).containsExactly(LongPoll.LONGEST);
    }

    @Test
    void oneThatHoldsThemIsAskedUntilTheNextVisit() throws IOException {
        longPoll.until(END, answering(Duration.ofSeconds(30), Optional.empty(), true));

        assertThat(waits).containsExactly(LongPoll.LONGEST, LongPoll.LONGEST, LongPoll.LONGEST, Duration.ofSeconds(10));
    }

    @Test
    void afterEventsItIsAskedForMore() throws IOException {
        longPoll.until(END, answering(Duration.ofSeconds(25), Optional.of(EVENTS), true));

        assertThat(taken).isEqualTo(4);
    }

    @Test
    void oneThatAlwaysHasEventsHasItsTurn() throws IOException {
        longPoll.until(END, answering(Duration.ZERO, Optional.of(EVENTS), true));

        assertThat(taken).isEqualTo(LongPoll.MOST_ANSWERS);
    }

    @Test
    void whatHasToComeAgainComesWithTheNextVisit() throws IOException {
        longPoll.until(END, answering(Duration.ofSeconds(5), Optional.of(EVENTS), false));

        assertThat(taken).isEqualTo(1);
    }

    @Test
    void withoutTimeNobodyIsAsked() throws IOException {
        longPoll.until(NOW, answering(Duration.ZERO, Optional.of(EVENTS), true));

        assertThat(waits).isEmpty();
    }

    @Test
    void aFailureEndsIt() {
        LongPoll.Waiting broken = new LongPoll.Waiting() {
            @Override
            public Optional<JsonNode> events(Duration atMost) throws IOException {
                waits.add(atMost);
                throw new IOException("503");
            }

            @Override
            public boolean take(JsonNode answer) {
                return true;
            }
        };

        assertThatThrownBy(() -> longPoll.until(END, broken)).isInstanceOf(IOException.class);
        assertThat(waits).hasSize(1);
    }

    private LongPoll.Waiting answering(Duration after, Optional<JsonNode> answer, boolean settled) {
        return new LongPoll.Waiting() {
            @Override
            public Optional<JsonNode> events(Duration atMost) {
                waits.add(atMost);
                clock.pass(after.compareTo(atMost) < 0 ? after : atMost);
                return answer;
            }

            @Override
            public boolean take(JsonNode events) {
                taken++;
                return settled;
            }
        };
    }
}
