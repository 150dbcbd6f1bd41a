// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.ssf.set;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is read of a token that holds, and what does not matter. */
class SetReadingTest {
    private static final Signer ED25519 = Signer.ed("Ed25519");
    private static final Set<SetAlgorithm> ED = Set.of(SetAlgorithm.EDDSA);
    private final SampleSet set = new SampleSet();

    @Test
    void readsWhatTheEventSays() {
        set.claims.put("txn", "txn-1");
        SecurityEvent event = set.read();
        assertThat(event.jti()).isEqualTo("jti-1");
        assertThat(event.type()).isEqualTo(SampleSet.EVENT);
        assertThat(event.subject()).isPresent();
        assertThat(event.issuedAt()).isEqualTo(SampleSet.NOW);
        assertThat(event.occurredAt()).isEqualTo(SampleSet.NOW.minusSeconds(10));
        assertThat(event.txn()).contains("txn-1");
    }

    @Test
    void ignoresWhatItDoesNotKnow() {
        set.claims.put("vendor", "x").put("toe", "soon");
        set.header.put("x5u", "https://evil.example/cert").put("jku", "https://evil.example/keys");
        set.header.putObject("jwk").put("kty", "SampleSet.RSA");
        assertThat(set.read().jti()).isEqualTo("jti-1");
    }

    @Test
    void acceptsTheAudienceInAList() {
        set.claims.putArray("aud").add("other").add("https://sp.example");
        assertThat(set.read().jti()).isEqualTo("jti-1");
    }

    @Test
    void readsEventTimesInMilliseconds() {
        set.claims
                .putObject("events")
                .putObject(SampleSet.EVENT)
                .put("event_timestamp", SampleSet.NOW.toEpochMilli() - 1_500);
        assertThat(set.read().occurredAt()).isEqualTo(SampleSet.NOW.minusMillis(1_500));
    }

    @Test
    void takesTheTimeOfTheEventElseItsTokensTime() {
        set.claims.putObject("events").putObject(SampleSet.EVENT);
        assertThat(set.read().occurredAt()).isEqualTo(SampleSet.NOW);
        set.claims.put("toe", SampleSet.NOW.getEpochSecond() - 30);
        assertThat(set.read().occurredAt()).isEqualTo(SampleSet.NOW.minusSeconds(30));
    }

    @Test
    void acceptsOtherAlgorithmsWhereConfigured() {
        Set<SetAlgorithm> all = EnumSet.allOf(SetAlgorithm.class);
        set.header.put("alg", "PS256");
        assertThat(set.read(SampleSet.RSA, all).jti()).isEqualTo("jti-1");
        set.header.put("alg", "ES256");
        assertThat(set.read(Signer.ec("secp256r1"), all).jti()).isEqualTo("jti-1");
    }

    @Test
    void acceptsEdDsaWhereConfigured() {
        set.header.put("alg", "EdDSA");
        assertThat(set.read(ED25519, ED).jti()).isEqualTo("jti-1");
    }

    @Test
    void acceptsAVerificationUnderBothItsNames() {
        ObjectNode events = set.claims.putObject("events");
        events.putObject(SecurityEvent.VERIFICATION);
        events.putObject(SecurityEvent.LEGACY_VERIFICATION);
        assertThat(set.read().isVerification()).isTrue();
    }
}
