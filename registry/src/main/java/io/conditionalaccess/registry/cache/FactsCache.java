// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import com.github.benmanes.caffeine.cache.stats.CacheStats;
import io.conditionalaccess.core.device.DeviceFacts;
import io.conditionalaccess.registry.CacheStatistics;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Supplier;

/**
 * Facts of one node. Entries live for the realm's cacheTtl from the moment they are written, however often they are read:
 * that bounds what a lost message can do. Keys without a fact go to a small cache of their own, so that made-up
 * identifiers cannot push out real ones. Devices are kept packed, because they are many.
 */
public final class FactsCache {
    private static final int STRIPES = 1024;

    private final Cache<FactKey, Entry> known;
    private final Cache<FactKey, Entry> unknown;

    /** Counts invalidations per stripe of keys, to notice one that passed while a value was being loaded. */
    private final AtomicLongArray invalidations = new AtomicLongArray(STRIPES);

    private final DevicesInUse inUse = new DevicesInUse();

    public FactsCache(long size, long unknownSize, Ticker ticker) {
        this.known = cache(size, ticker);
        this.unknown = cache(unknownSize, ticker);
    }

    private static Cache<FactKey, Entry> cache(long size, Ticker ticker) {
        return Caffeine.newBuilder()
                .maximumSize(size)
                .expireAfter(Expiry.<FactKey, Entry>writing((key, entry) -> entry.lifetime()))
                .ticker(ticker)
                .recordStats()
                .build();
    }

    /**
     * The cached fact, else what {@code load} finds. What it finds is not kept if the key was invalidated meanwhile: it
     * may have read the row as it was before the change.
     *
     * @param lifetime asked on a miss only
     */
    public <T> Optional<T> get(FactKey key, Class<T> type, Supplier<Duration> lifetime, Supplier<Optional<T>> load) {
        Entry entry = known.getIfPresent(key);
        if (entry == null) {
            entry = unknown.getIfPresent(key);
        }
        return entry != null ? entry.fact(inUse).map(type::cast) : load(key, lifetime, load);
    }

    private <T> Optional<T> load(FactKey key, Supplier<Duration> lifetime, Supplier<Optional<T>> load) {
        int stripe = stripe(key);
        long before = invalidations.get(stripe);
        Optional<T> loaded = load.get();
        Cache<FactKey, Entry> cache = loaded.isPresent() ? known : unknown;
        cache.put(key, entry(loaded, lifetime.get()));
        if (invalidations.get(stripe) != before) {
            // Either we see the count here and drop the value, or the invalidation comes after our put and drops it.
            cache.invalidate(key);
        }
        return loaded;
    }

    private Entry entry(Optional<?> loaded, Duration lifetime) {
        return loaded.isPresent() && loaded.get() instanceof DeviceFacts facts
                ? inUse.pack(facts, lifetime)
                : new Entry.Whole(loaded, lifetime);
    }

    public void invalidate(Collection<FactKey> keys) {
        for (FactKey key : keys) {
            invalidations.incrementAndGet(stripe(key));
        }
        known.invalidateAll(keys);
        unknown.invalidateAll(keys);
    }

    public CacheStatistics statistics() {
        CacheStats stats = known.stats();
        return new CacheStatistics(known.estimatedSize(), stats.hitCount(), stats.missCount(), stats.evictionCount());
    }

    private static int stripe(FactKey key) {
        int hash = key.hashCode();
        return (hash ^ (hash >>> 16)) & (STRIPES - 1);
    }
}
