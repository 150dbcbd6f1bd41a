// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.core.device.Alias;
import io.conditionalaccess.core.device.AliasType;
import io.conditionalaccess.core.device.DeviceFacts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FactsCacheTest {
    private static final Duration LIFE = Duration.ofSeconds(30);

    private final AtomicLong nanos = new AtomicLong();
    private final FactsCache cache = new FactsCache(100, 10, nanos::get);
    private final FactsCache crowded = new FactsCache(100_000, 10, nanos::get);
    private final UUID uuid = UUID.randomUUID();
    private final FactKey key = FactKey.device("realm", uuid);
    private final AtomicInteger loads = new AtomicInteger();

    private String read(String stored) {
        return cache.get(key, String.class, () -> LIFE, () -> {
                    loads.incrementAndGet();
                    return Optional.of(stored);
                })
                .orElseThrow();
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void aHitLoadsNothing() {
        read("old");
        assertThat(read("new")).isEqualTo("old");
        assertThat(loads).hasValue(1);
    }

    @Test
    void anEntryLivesFromItsWritingHoweverOftenItIsRead() {
        read("old");
        pass(LIFE.minusMillis(1));
        assertThat(read("new")).isEqualTo("old");
        pass(Duration.ofMillis(1));
        assertThat(read("new"))
                .as("a lost message is bounded by the entry's life")
                .isEqualTo("new");
    }

    @Test
    void anInvalidatedEntryIsLoadedAgain() {
        read("old");
        cache.invalidate(List.of(key));
        assertThat(read("new")).isEqualTo("new");
    }

    @Test
    void aLoadThatReadTheOldRowWhileTheInvalidationPassedIsNotKept() throws Exception {
        CountDownLatch rowRead = new CountDownLatch(1);
        CountDownLatch invalidated = new CountDownLatch(1);
        ExecutorService reader = Executors.newSingleThreadExecutor();
        try {
            Future<Optional<String>> slow = reader.submit(() -> cache.get(key, String.class, () -> LIFE, () -> {
                rowRead.countDown();
                await(invalidated);
                return Optional.of("old");
            }));
            await(rowRead);
            cache.invalidate(List.of(key));
            invalidated.countDown();
            assertThat(slow.get(10, TimeUnit.SECONDS)).contains("old");
        } finally {
            reader.shutdownNow();
        }
        assertThat(read("new")).isEqualTo("new");
    }

    @Test
    void readersAndWritersOnManyThreadsEndWithTheLastWrite() throws Exception {
        AtomicInteger row = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            Future<?> writer = pool.submit(() -> {
                for (int i = 1; i <= 20_000; i++) {
                    row.set(i);
                    cache.invalidate(List.of(key));
                }
            });
            while (!writer.isDone()) {
                cache.get(key, Integer.class, () -> LIFE, () -> Optional.of(row.get()));
            }
            writer.get(10, TimeUnit.SECONDS);
        } finally {
            pool.shutdownNow();
        }
        assertThat(cache.get(key, Integer.class, () -> LIFE, () -> Optional.of(row.get())))
                .contains(20_000);
    }

    @Test
    void whatIsNotThereIsRememberedApartSoThatMadeUpIdentifiersPushOutNothing() {
        read("real");
        for (int i = 0; i < 1_000; i++) {
            cache.get(FactKey.device("realm", UUID.randomUUID()), String.class, () -> LIFE, Optional::empty);
        }
        assertThat(read("again")).isEqualTo("real");
        assertThat(cache.statistics().size()).isEqualTo(1);
    }

    @Test
    void anUnknownKeyIsFoundOnceItExists() {
        assertThat(cache.get(key, String.class, () -> LIFE, Optional::empty)).isEmpty();
        cache.invalidate(List.of(key));
        assertThat(read("there")).isEqualTo("there");
    }

    @Test
    void countsHitsAndMisses() {
        read("x");
        read("x");
        assertThat(cache.statistics().hits()).isEqualTo(1);
        assertThat(cache.statistics().misses()).isEqualTo(1);
    }

    @Test
    void keysTravelWhole() {
        FactKey odd = FactKey.alias("realm", new Alias(AliasType.SERIAL, "-", "A|B;C D"));
        assertThat(FactsChanged.of(List.of(key, odd)).facts()).containsExactly(key, odd);
    }

    @Test
    void aDevicesKeyTravelsAsItAlwaysDid() {
        UUID uuid = UUID.fromString("0a1b2c3d-0000-4000-8000-00000000000f");
        assertThat(FactKey.device("realm", uuid).encoded())
                .as("nodes with the jar before read it too")
                .isEqualTo(String.join("\u001f", "realm", "device", "-", uuid.toString()));
    }

    @Test
    void aDeviceInUseIsTheSameObjectEachTime() {
        DeviceFacts facts = readDevice(1);
        assertThat(readDevice(2))
                .as("what was concluded from it is remembered with it")
                .isSameAs(facts);
    }

    @Test
    void aDeviceThatIsNotInUseIsReadFromTheCacheAllTheSame() {
        DeviceFacts facts = readDevice(1);
        useOthers();
        assertThat(readDevice(2)).isEqualTo(facts).isNotSameAs(facts);
        assertThat(loads).hasValue(1);
    }

    @Test
    void anInvalidatedDeviceIsGoneWhetherItIsInUseOrNot() {
        readDevice(1);
        crowded.invalidate(List.of(key));
        assertThat(readDevice(2).version()).as("while it is in use").isEqualTo(2);
        useOthers();
        crowded.invalidate(List.of(key));
        assertThat(readDevice(3).version()).as("while it is packed").isEqualTo(3);
        useOthers();
        readDevice(4);
        crowded.invalidate(List.of(key));
        assertThat(readDevice(5).version()).as("unpacked again").isEqualTo(5);
        assertThat(loads).hasValue(4);
    }

    @Test
    void aDeviceLivesFromItsLoadingHoweverOftenItIsUnpacked() {
        readDevice(1);
        useOthers();
        pass(LIFE.minusMillis(1));
        assertThat(readDevice(2).version()).isEqualTo(1);
        pass(Duration.ofMillis(1));
        assertThat(readDevice(2).version()).isEqualTo(2);
    }

    private DeviceFacts readDevice(int stored) {
        return crowded.get(key, DeviceFacts.class, () -> LIFE, () -> {
                    loads.incrementAndGet();
                    return Optional.of(Devices.version(uuid, stored));
                })
                .orElseThrow();
    }

    /** So many that none of before is still at hand. */
    private void useOthers() {
        for (int i = 0; i < DevicesInUse.MOST; i++) {
            DeviceFacts other = Devices.laptop();
            crowded.get(FactKey.device("realm", other.uuid()), DeviceFacts.class, () -> LIFE, () -> Optional.of(other));
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
