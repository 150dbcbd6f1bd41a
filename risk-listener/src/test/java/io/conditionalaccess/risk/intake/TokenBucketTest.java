// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.core.posture.RiskLevel;
import io.conditionalaccess.core.signal.SourceRights;
import io.conditionalaccess.risk.source.Proof;
import io.conditionalaccess.risk.source.SourceConfig;
import io.conditionalaccess.risk.source.SourceKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 1000); // nanoTime may wrap around

    @Test
    void grantsAMinutesWorthAtOnceAndThenOneByOne() {
        TokenBucket bucket = new TokenBucket(3, clock.get());
        for (int i = 0; i < 3; i++) {
            assertThat(bucket.take(clock.get())).isZero();
        }
        assertThat(bucket.take(clock.get())).isEqualTo(Duration.ofSeconds(20));
        assertThat(bucket.take(clock.addAndGet(Duration.ofSeconds(19).toNanos())))
                .isPositive();
        assertThat(bucket.take(clock.addAndGet(Duration.ofSeconds(1).toNanos())))
                .isZero();
        assertThat(bucket.take(clock.get())).isPositive();
    }

    @Test
    void doesNotSaveUpMoreThanAMinutesWorth() {
        TokenBucket bucket = new TokenBucket(2, clock.get());
        clock.addAndGet(Duration.ofHours(1).toNanos());
        assertThat(bucket.take(clock.get())).isZero();
        assertThat(bucket.take(clock.get())).isZero();
        assertThat(bucket.take(clock.get())).isPositive();
    }

    @Test
    void blocksAnAddressOnlyForFailures() {
        AddressLimit limit = new AddressLimit(clock::get);
        for (int i = 0; i < AddressLimit.FAILURES_PER_MINUTE; i++) {
            assertThat(limit.blocked("192.0.2.1")).isZero();
            limit.failed("192.0.2.1");
        }
        assertThat(limit.blocked("192.0.2.1")).isEqualTo(Duration.ofMillis(100));
        assertThat(limit.blocked("192.0.2.2")).isZero();
        clock.addAndGet(Duration.ofMillis(100).toNanos());
        assertThat(limit.blocked("192.0.2.1")).isZero();
    }

    @Test
    void treatsAnIpv6NetworkAsOneAddress() {
        assertThat(AddressLimit.network("2001:db8::1")).isEqualTo(AddressLimit.network("2001:db8:0:0:ffff::2"));
        assertThat(AddressLimit.network("2001:db8:0:1::1")).isNotEqualTo(AddressLimit.network("2001:db8::1"));
    }

    @Test
    void appliesANewRateAtOnceAndKeepsSourcesApart() {
        SourceRates rates = new SourceRates(clock::get);
        assertThat(rates.take(source("a", 1))).isZero();
        assertThat(rates.take(source("a", 1))).isPositive();
        assertThat(rates.take(source("b", 1))).isZero();
        assertThat(rates.take(source("a", 2))).isZero();
    }

    private static SourceConfig source(String id, int rate) {
        return new SourceConfig(
                id,
                id,
                new SourceKind.Generic(),
                true,
                new Proof.Webhook(List.of()),
                Optional.empty(),
                Optional.empty(),
                new SourceRights(RiskLevel.HIGH, true, false, Set.of()),
                rate,
                Optional.empty());
    }
}
