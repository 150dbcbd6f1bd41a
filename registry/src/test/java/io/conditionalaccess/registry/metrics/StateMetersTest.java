// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StateMetersTest {
    private static final String NAME = "test.state";
    private static final Tags ONE = Tags.of("realm", "one");
    private static final Tags TWO = Tags.of("realm", "two");
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final StateMeters meters = new StateMeters(NAME, "");

    @BeforeEach
    void register() {
        Metrics.addRegistry(registry);
    }

    @AfterEach
    void remove() {
        meters.show(Map.of());
        Metrics.removeRegistry(registry);
    }

    @Test
    void eachStateIsOneWhileItLastsAndZeroAfterThat() {
        meters.show(Map.of(ONE, true, TWO, false));
        assertThat(value(ONE)).isEqualTo(1);
        assertThat(value(TWO)).isEqualTo(0);

        meters.show(Map.of(ONE, false, TWO, true));
        assertThat(value(ONE)).isEqualTo(0);
        assertThat(value(TWO)).isEqualTo(1);
    }

    @Test
    void whatIsGoneHasNoMeter() {
        meters.show(Map.of(ONE, true, TWO, true));

        meters.show(Map.of(TWO, true));

        assertThat(registry.find(NAME).gauges()).hasSize(1);
        assertThat(value(TWO)).isEqualTo(1);
    }

    private double value(Tags tags) {
        return registry.get(NAME).tags(tags).gauge().value();
    }
}
