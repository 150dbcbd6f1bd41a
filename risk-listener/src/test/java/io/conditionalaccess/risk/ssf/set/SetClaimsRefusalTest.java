// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.ssf.set;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** One test per claim that is refused, with the code that the sender gets. */
class SetClaimsRefusalTest {
    private final SampleSet set = new SampleSet();

    @Test
    void refusesAnotherIssuer() {
        set.claims.put("iss", "https://evil.example");
        set.expect(SetError.INVALID_ISSUER);
    }

    @Test
    void refusesAMissingIssuer() {
        set.claims.remove("iss");
        set.expect(SetError.INVALID_ISSUER);
    }

    @Test
    void asksForNoKeyBeforeTheIssuerIsRight() {
        set.claims.put("iss", "https://evil.example");
        SetValidation never = new SetValidation(SampleSet.RULES, kid -> {
            throw new AssertionError("asked for a key");
        });
        assertThatThrownBy(() ->
                        never.read(SampleSet.RSA.sign(set.header, set.claims).getBytes(UTF_8), SampleSet.NOW))
                .isInstanceOf(RefusedSet.class);
    }

    @Test
    void refusesAnotherAudience() {
        set.claims.put("aud", "https://other.example");
        set.expect(SetError.INVALID_AUDIENCE);
    }

    @Test
    void refusesAMissingAudience() {
        set.claims.remove("aud");
        set.expect(SetError.INVALID_AUDIENCE);
    }

    @Test
    void refusesExp() {
        set.claims.put("exp", SampleSet.NOW.getEpochSecond() + 60);
        set.expect(SetError.INVALID_REQUEST);
    }

    @Test
    void refusesSub() {
        set.claims.put("sub", "alice");
        set.expect(SetError.INVALID_REQUEST);
    }

    @Test
    void refusesAMissingIat() {
        set.claims.remove("iat");
        set.expect(SetError.INVALID_REQUEST);
    }

    @Test
    void refusesAnIatInTheFuture() {
        set.claims.put("iat", SampleSet.NOW.plus(Duration.ofMinutes(6)).getEpochSecond());
        set.expect(SetError.INVALID_REQUEST);
    }

    @Test
    void refusesAnOldIat() {
        set.claims.put("iat", SampleSet.NOW.minus(Duration.ofDays(8)).getEpochSecond());
        set.expect(SetError.INVALID_REQUEST);
    }

    @Test
    void refusesAnIatThatIsNoTime() {
        set.claims.put("iat", new java.math.BigDecimal("1e999999"));
        set.expect(SetError.INVALID_REQUEST);
    }

    @Test
    void refusesAMissingJti() {
        set.claims.remove("jti");
        set.expect(SetError.INVALID_REQUEST);
    }

    @Test
    void refusesAJtiThatIsTooLong() {
        set.claims.put("jti", "x".repeat(256));
        set.expect(SetError.INVALID_REQUEST);
    }

    @Test
    void refusesMissingEvents() {
        set.claims.remove("events");
        set.expect(SetError.INVALID_REQUEST);
    }

    @Test
    void refusesTwoEvents() {
        ((ObjectNode) set.claims.path("events")).putObject("https://example/other");
        set.expect(SetError.INVALID_REQUEST);
    }

    @Test
    void refusesAnEventThatIsNoObject() {
        set.claims.putObject("events").put(SampleSet.EVENT, "x");
        set.expect(SetError.INVALID_REQUEST);
    }

    @Test
    void refusesASubjectThatIsNoObject() {
        set.claims.put("sub_id", "alice");
        set.expect(SetError.INVALID_REQUEST);
    }
}
