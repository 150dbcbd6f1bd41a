// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.core.posture.Assertion;
import io.conditionalaccess.core.posture.Observation;
import io.conditionalaccess.core.posture.ObservationKey;
import io.conditionalaccess.core.posture.Posture;
import io.conditionalaccess.core.posture.RiskLevel;
import io.conditionalaccess.core.signal.Assertions;
import io.conditionalaccess.core.signal.Claim;
import io.conditionalaccess.core.signal.Signal;
import io.conditionalaccess.core.signal.SourceRights;
import io.conditionalaccess.risk.reading.Item;
import io.conditionalaccess.risk.reading.Reading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What vendors' bodies say about one device ends in the same posture in whatever order two sources deliver it. */
class FixtureOrderTest {
    private static final SourceRights RIGHTS = new SourceRights(RiskLevel.HIGH, true, false, Set.of());
    /** Of the one source, and of the other: 720 orders together. */
    private static final int ONE = 4;

    private static final int OTHER = 2;

    private record Sent(String source, Signal signal) {}

    static List<String> names() {
        return ShippedMappings.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void theOrderOfDeliveryDoesNotMatter(String name) {
        int next = (ShippedMappings.names().indexOf(name) + 1)
                % ShippedMappings.names().size();
        List<Sent> ones = signals(name);
        List<Sent> others = signals(ShippedMappings.names().get(next));
        int orders = 0;
        for (int first = 0; first < ones.size(); first++) {
            List<Sent> sequence = new ArrayList<>(window(ones, first, ONE));
            sequence.addAll(window(others, first, OTHER));
            Posture expected = posture(sequence);
            for (List<Sent> order : orders(sequence)) {
                assertThat(posture(order)).as(order.toString()).isEqualTo(expected);
                orders++;
            }
        }
        assertThat(orders).isGreaterThan(100);
    }

    /** So many in a row, from the beginning again after the last one. */
    private static List<Sent> window(List<Sent> sent, int first, int size) {
        List<Sent> window = new ArrayList<>();
        for (int i = 0; i < Math.min(size, sent.size()); i++) {
            window.add(sent.get((first + i) % sent.size()));
        }
        return window;
    }

    /** All that the mapping's own fixtures say, as if about one device. */
    private static List<Sent> signals(String mapping) {
        List<Sent> signals = new ArrayList<>();
        for (Shipped shipped : Shipped.of(mapping)) {
            Reading reading = Shipped.mapping(mapping)
                    .apply(shipped.body(), mapping, Mappings.RECEIVED)
                    .reading();
            ((Reading.Items) reading)
                    .items()
                    .forEach(item -> signals.add(new Sent(mapping, ((Item.Valid) item).signal())));
        }
        return signals;
    }

    /** As a registry does it: one row per key, and what a newer verdict has answered is dropped on arrival. */
    private static Posture posture(List<Sent> arrival) {
        Map<ObservationKey, Observation> rows = new HashMap<>();
        for (Sent sent : arrival) {
            for (Claim claim : sent.signal().claims()) {
                ObservationKey key = Assertions.key(sent.signal(), claim, sent.source());
                Assertion assertion = Assertions.of(sent.signal(), claim, RIGHTS);
                Optional<Observation> snapshot =
                        Optional.ofNullable(rows.get(ObservationKey.snapshot(key.source(), key.axis())));
                if (!Assertions.superseded(key, assertion, snapshot)) {
                    rows.merge(key, Observation.first(key, assertion), Observation::with);
                }
            }
        }
        return Posture.of(rows.values(), Mappings.RECEIVED, Optional.empty());
    }

    private static List<List<Sent>> orders(List<Sent> sent) {
        if (sent.isEmpty()) {
            return List.of(List.of());
        }
        List<List<Sent>> orders = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            List<Sent> rest = new ArrayList<>(sent);
            Sent first = rest.remove(i);
            for (List<Sent> order : orders(rest)) {
                List<Sent> whole = new ArrayList<>();
                whole.add(first);
                whole.addAll(order);
                orders.add(whole);
            }
        }
        return orders;
    }
}
