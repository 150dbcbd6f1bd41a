// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.intake;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.conditionalaccess.risk.source.SourceConfig;
import java.time.Duration;
import java.util.function.LongSupplier;

/** How often each source may call this node. */
final class SourceRates {
    private static final int MAX_SOURCES = 10_000;

    private final LongSupplier nanos;
    private final Cache<String, TokenBucket> buckets = Caffeine.newBuilder()
            .maximumSize(MAX_SOURCES)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();

    SourceRates(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Zero if the source may go on; otherwise how long it has to wait. */
    Duration take(SourceConfig source) {
        long now = nanos.getAsLong();
        return buckets.asMap()
                .compute(
                        source.component(),
                        (component, bucket) -> bucket != null && bucket.perMinute() == source.ratePerMinute()
                                ? bucket
                                : new TokenBucket(source.ratePerMinute(), now))
                .take(now);
    }
}
