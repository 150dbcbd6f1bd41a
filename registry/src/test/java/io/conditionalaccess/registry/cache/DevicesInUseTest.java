// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.core.device.DeviceFacts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DevicesInUseTest {
    private static final Duration LIFE = Duration.ofSeconds(30);

    private final DevicesInUse inUse = new DevicesInUse();

    private PackedDevice packed() {
        return inUse.pack(Devices.laptop(), LIFE);
    }

    @Test
    void whatWasJustLoadedIsAtHand() {
        DeviceFacts facts = Devices.laptop();
        Optional<?> read = inUse.pack(facts, LIFE).fact(inUse);
        assertThat(read.orElseThrow()).isSameAs(facts);
    }

    @Test
    void theOldestIsPutAway() {
        PackedDevice oldest = packed();
        for (int i = 1; i < DevicesInUse.MOST; i++) {
            packed();
        }
        assertThat(oldest.isAtHand()).isTrue();
        packed();
        assertThat(oldest.isAtHand()).isFalse();
    }

    @Test
    void whatWasPutAwayIsUnpackedOnceAndThenAtHandAgain() {
        DeviceFacts facts = Devices.laptop();
        PackedDevice device = inUse.pack(facts, LIFE);
        device.putAway();

        Object unpacked = device.fact(inUse).orElseThrow();

        assertThat(unpacked).isEqualTo(facts).isNotSameAs(facts);
        assertThat(device.fact(inUse).orElseThrow()).isSameAs(unpacked);
    }

    @Test
    void neverMoreAreAtHandThanThereArePlaces() throws Exception {
        List<PackedDevice> devices = new ArrayList<>();
        for (int i = 0; i < 3 * DevicesInUse.MOST; i++) {
            devices.add(packed());
        }
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> readers = new ArrayList<>();
            for (int reader = 0; reader < 4; reader++) {
                int step = 2 * reader + 1;
                readers.add(pool.submit(() -> {
                    for (int i = 0; i < 50_000; i++) {
                        devices.get(i * step % devices.size()).fact(inUse);
                    }
                }));
            }
            for (Future<?> reader : readers) {
                reader.get(60, TimeUnit.SECONDS);
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(devices.stream().filter(PackedDevice::isAtHand)).hasSizeLessThanOrEqualTo(DevicesInUse.MOST);
    }
}
