// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.conditionalaccess.core.posture.Level;
import io.conditionalaccess.core.posture.Stage;
import io.conditionalaccess.core.signal.Signal;
import io.conditionalaccess.registry.trial.DryRun;
import io.conditionalaccess.risk.reading.Item;
import io.conditionalaccess.risk.reading.Reading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShippedMappingsTest {
    private static final JsonMapper JSON = new JsonMapper();

    static Stream<Shipped> bodies() {
        return Shipped.all().stream();
    }

    static Stream<String> names() {
        return ShippedMappings.names().stream();
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void makesOfABodyWhatIsExpected(Shipped shipped) throws IOException {
        DryRun run = Shipped.mapping(shipped.mapping()).dryRun(shipped.body(), Mappings.SOURCE, Mappings.RECEIVED);
        JsonNode expected = JSON.readTree(shipped.expected());
        List<JsonNode> made = new ArrayList<>();
        List<String> rules = new ArrayList<>();
        run.elements().forEach(element -> {
            rules.add(element.rule().orElse("none"));
            element.signals().forEach(signal -> {
                made.add(signal.item());
                assertThat(signal.errors()).isEmpty();
            });
        });
        assertThat(run.unreadable()).isEmpty();
        assertThat(made).containsExactlyElementsOf(expected.path("items"));
        assertThat(rules).isEqualTo(JSON.convertValue(expected.path("rules"), List.class));
        assertThat(run.ignored()).isEqualTo(expected.path("ignored").asInt());
        assertThat(signals(shipped)).hasSize(made.size());
    }

    @ParameterizedTest
    @MethodSource("names")
    void hasBodiesThatRaiseThatClearAndThatSayNothing(String name) {
        List<List<Signal>> all =
                Shipped.of(name).stream().map(ShippedMappingsTest::signals).toList();
        assertThat(all).as("raises").anyMatch(signals -> signals.stream().anyMatch(ShippedMappingsTest::raises));
        assertThat(all).as("says nothing").anyMatch(List::isEmpty);
        boolean clears = all.stream().anyMatch(signals -> signals.stream().anyMatch(ShippedMappingsTest::clears));
        boolean said = about(name).contains("annot clear") || about(name).contains("never clear");
        assertThat(clears || said).as("clears, or says that it cannot").isTrue();
    }

    private static String about(String name) {
        try {
            return JSON.readTree(ShippedMappings.text(name).orElseThrow())
                    .path("about")
                    .asText();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static boolean raises(Signal signal) {
        return !clears(signal)
                && signal.claims().stream()
                        .anyMatch(c -> c.level().filter(Level::outlivesUnknown).isPresent());
    }

    private static boolean clears(Signal signal) {
        boolean closes = signal.finding().isPresent()
                && signal.stage().filter(Stage::closesFinding).isPresent();
        boolean best = signal.finding().isEmpty()
                && signal.claims().stream()
                        .anyMatch(c -> c.level().filter(l -> l.severity() == 0).isPresent());
        return closes || best;
    }

    private static List<Signal> signals(Shipped shipped) {
        Reading reading = Shipped.mapping(shipped.mapping())
                .apply(shipped.body(), Mappings.SOURCE, Mappings.RECEIVED)
                .reading();
        return ((Reading.Items) reading)
                .items().stream().map(item -> ((Item.Valid) item).signal()).toList();
    }
}
