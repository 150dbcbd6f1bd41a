// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.conditionalaccess.risk.MovingClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessTokensTest {
    private final MovingClock clock = new MovingClock(Instant.parse("2026-11-22T10:00:00Z"));
    private final AccessTokens<String> tokens = new AccessTokens<>(clock);

    @ParameterizedTest
    @CsvSource({"3600, 3540", "120, 60", "60, 30", "2, 1"})
    void aTokenIsKeptUntilAMinuteBeforeItExpiresOrHalfOfAShortLife(int life, int kept) {
        tokens.keep("client", answer("t").put("expires_in", life));

        clock.pass(Duration.ofSeconds(kept).minusMillis(1));
        assertThat(tokens.get("client")).contains("t");
        clock.pass(Duration.ofMillis(1));
        assertThat(tokens.get("client")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0", "-5"})
    void aTokenThatIsOverIsUsedOnceAndNotKept(int life) {
        assertThat(tokens.keep("client", answer("t").put("expires_in", life))).contains("t");
        assertThat(tokens.get("client")).isEmpty();
    }

    @Test
    void aTokenThatDoesNotSayHowLongItLastsIsKeptBriefly() {
        tokens.keep("client", answer("t"));

        clock.pass(Duration.ofSeconds(30));
        assertThat(tokens.get("client")).isEmpty();
    }

    @Test
    void otherCredentialsHaveNone() {
        tokens.keep("client, old secret", answer("t").put("expires_in", 3600));

        assertThat(tokens.get("client, new secret")).isEmpty();
    }

    @Test
    void oneThatWasNotAcceptedIsForgotten() {
        tokens.keep("client", answer("t").put("expires_in", 3600));
        tokens.drop("client");

        assertThat(tokens.get("client")).isEmpty();
    }

    @Test
    void whatDoesNotFitIntoAHeaderIsNoToken() {
        for (String token : new String[] {"", "a b", "a\r\nX-Evil: 1", "\u00e9", "t".repeat(16 * 1024 + 1)}) {
            assertThat(tokens.keep("client", answer(token))).isEmpty();
        }
        assertThat(tokens.keep("client", JsonNodeFactory.instance.objectNode())).isEmpty();
        assertThat(tokens.get("client")).isEmpty();
    }

    private static ObjectNode answer(String token) {
        return JsonNodeFactory.instance.objectNode().put("access_token", token);
    }
}
