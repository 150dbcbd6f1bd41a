// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.benchmarks.micro;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.conditionalaccess.risk.ssf.set.SecurityEvent;
import io.conditionalaccess.risk.ssf.set.SetAlgorithm;
import io.conditionalaccess.risk.ssf.set.SetRules;
import io.conditionalaccess.risk.ssf.set.SetValidation;
import io.conditionalaccess.risk.ssf.set.SigningKey;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A Security Event Token from bytes to its event: form, signature and claims, with the issuer's key at hand. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class TokenBenchmark {
    private static final Instant NOW = Instant.parse("2026-11-20T07:00:00Z");
    private static final String ISSUER = "https://transmitter.example";
    private static final String AUDIENCE = "https://receiver.example";

    private static final String CLAIMS = """
            {"iss": "%s", "aud": "%s", "jti": "jti-1", "iat": %d,
             "sub_id": {"format": "opaque", "id": "laptop-1"},
             "events": {"https://schemas.openid.net/secevent/caep/event-type/device-compliance-change":
               {"current_status": "not-compliant", "previous_status": "compliant", "event_timestamp": %3$d}}}
            """.formatted(ISSUER, AUDIENCE, NOW.getEpochSecond());

    @Param({"RS256", "ES256"})
    private SetAlgorithm algorithm = SetAlgorithm.RS256;

    private byte[] token = {};
    private SetValidation validation = validation(Optional.empty());

    @Setup
    public void prepare() throws GeneralSecurityException {
        boolean rsa = algorithm == SetAlgorithm.RS256;
        KeyPairGenerator generator = KeyPairGenerator.getInstance(rsa ? "RSA" : "EC");
        generator.initialize(rsa ? SetAlgorithm.MIN_RSA_BITS : 256);
        KeyPair keys = generator.generateKeyPair();
        String header = "{\"typ\": \"secevent+jwt\", \"alg\": \"" + algorithm + "\", \"kid\": \"key-1\"}";
        String signed = encoded(header.getBytes(UTF_8)) + "." + encoded(CLAIMS.getBytes(UTF_8));
        Signature signature = Signature.getInstance(rsa ? "SHA256withRSA" : "SHA256withECDSAinP1363Format");
        signature.initSign(keys.getPrivate());
        signature.update(signed.getBytes(US_ASCII));
        token = (signed + "." + encoded(signature.sign())).getBytes(US_ASCII);
        validation = validation(Optional.of(new SigningKey(keys.getPublic(), Optional.empty())));
        token();
    }

    /** Throws if the token is refused. */
    @Benchmark
    public SecurityEvent token() {
        return validation.read(token, NOW);
    }

    private static SetValidation validation(Optional<SigningKey> key) {
        return new SetValidation(
                new SetRules(ISSUER, AUDIENCE, Set.of(SetAlgorithm.RS256, SetAlgorithm.ES256), Duration.ofDays(7)),
                kid -> key);
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
