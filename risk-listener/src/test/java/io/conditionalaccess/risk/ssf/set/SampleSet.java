// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.ssf.set;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** A token that holds, until a test changes it. */
final class SampleSet {
    static final String EVENT = "https://schemas.openid.net/secevent/caep/event-type/session-revoked";
    static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    static final Signer RSA = Signer.rsa(2048);
    static final SetRules RULES = rules(Set.of(SetAlgorithm.RS256));
    private static final JsonMapper JSON = new JsonMapper();

    final ObjectNode header = JSON.createObjectNode()
            .put("typ", "secevent+jwt")
            .put("alg", "RS256")
            .put("kid", Signer.KID);
    final ObjectNode claims = JSON.createObjectNode()
            .put("iss", "https://idp.example")
            .put("aud", "https://sp.example")
            .put("jti", "jti-1")
            .put("iat", NOW.getEpochSecond());

    SampleSet() {
        claims.putObject("sub_id").put("format", "opaque").put("id", "1");
        claims.putObject("events").putObject(EVENT).put("event_timestamp", NOW.getEpochSecond() - 10);
    }

    void expect(SetError error) {
        assertThat(refusalOf(RSA.sign(header, claims)).error()).isEqualTo(error);
    }

    SecurityEvent read() {
        return read(RSA, RULES.algorithms());
    }

    SecurityEvent read(Signer signer, Set<SetAlgorithm> algorithms) {
        return validation(signer, algorithms).read(signer.sign(header, claims).getBytes(UTF_8), NOW);
    }

    RefusedSet refusal(Signer signer, Set<SetAlgorithm> algorithms) {
        return catchThrowableOfType(RefusedSet.class, () -> read(signer, algorithms));
    }

    static RefusedSet refusalOf(String token) {
        return catchThrowableOfType(
                RefusedSet.class, () -> validation(RSA, RULES.algorithms()).read(token.getBytes(UTF_8), NOW));
    }

    static SetValidation validation(Signer signer, Set<SetAlgorithm> algorithms) {
        return new SetValidation(
                rules(algorithms),
                kid -> Optional.of(kid)
                        .filter(Signer.KID::equals)
                        .map(known -> new SigningKey(signer.keys.getPublic(), Optional.empty())));
    }

    static SetRules rules(Set<SetAlgorithm> algorithms) {
        return new SetRules("https://idp.example", "https://sp.example", algorithms, Duration.ofDays(7));
    }
}
