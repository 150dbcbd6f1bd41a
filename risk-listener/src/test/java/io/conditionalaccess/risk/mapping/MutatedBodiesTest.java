// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.conditionalaccess.registry.trial.DryRun;
import io.conditionalaccess.risk.reading.Item;
import io.conditionalaccess.risk.reading.Reading;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Bodies that vendors do not send: nothing is thrown, and nothing good is said for want of a known word. */
class MutatedBodiesTest {
    private static final int BODIES = Integer.getInteger("mapping.bodies", 20_000);
    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, Set<String>> GOOD = Map.of(
            "risk", Set.of("none", "low"),
            "compliance", Set.of("compliant", "in-grace"),
            "remediation", Set.of("remediated", "dismissed"));

    /** @param words what the mapping lists as good, with the scale in front */
    private record Subject(Mapping mapping, Set<String> words) {}

    @Test
    void saysNothingGoodForAWordThatIsNotInItsTable() throws IOException {
        long seed = Long.getLong("mapping.seed", 4711L);
        Mutation mutation = new Mutation(new Random(seed));
        List<Shipped> bodies = Shipped.all();
        Map<String, Subject> subjects = new HashMap<>();
        for (String name : ShippedMappings.names()) {
            String text = ShippedMappings.text(name).orElseThrow();
            subjects.put(name, new Subject(Mappings.ofText(text), goodWords(JSON.readTree(text))));
        }
        int good = 0;
        for (int i = 0; i < BODIES; i++) {
            Shipped shipped = bodies.get(i % bodies.size());
            byte[] body = mutation.of(shipped.body());
            Subject subject = Objects.requireNonNull(subjects.get(shipped.mapping()));
            Reading reading = subject.mapping()
                    .apply(body, Mappings.SOURCE, Mappings.RECEIVED)
                    .reading();
            if (reading instanceof Reading.Items items) {
                assertThat(items.items()).hasSizeLessThanOrEqualTo(Limits.SIGNALS);
                long valid = items.items().stream()
                        .filter(Item.Valid.class::isInstance)
                        .count();
                assertThat(valid).isLessThanOrEqualTo(items.items().size());
            }
            DryRun run = subject.mapping().dryRun(body, Mappings.SOURCE, Mappings.RECEIVED);
            for (DryRun.Element element : run.elements()) {
                for (DryRun.Made made : element.signals()) {
                    good += check(made, subject.words(), "seed " + seed + ", body " + i + " of " + shipped);
                }
            }
        }
        assertThat(good).as("good words were said at all").isPositive();
    }

    private static int check(DryRun.Made made, Set<String> words, String which) {
        int good = 0;
        for (Map.Entry<String, Set<String>> scale : GOOD.entrySet()) {
            String said = made.item().path(scale.getKey()).asText();
            if (scale.getValue().contains(said)) {
                good++;
                assertThat(made.looks())
                        .as(which + ": " + made.item())
                        .filteredOn(look -> look.member().equals(scale.getKey()))
                        .filteredOn(look ->
                                look.outcome().equals("used") && !look.pointer().equals("override"))
                        .allMatch(look -> number(look.value().orElse(""))
                                || words.contains(
                                        scale.getKey() + " " + fold(look.value().orElse(""))));
            }
        }
        return good;
    }

    private static boolean number(String text) {
        return Scalar.number(text.strip()).isPresent();
    }

    private static String fold(String text) {
        return Verdict.Table.fold(text);
    }

    /** What the mapping's own text lists as good, read without the code under test. */
    private static Set<String> goodWords(JsonNode mapping) {
        Set<String> words = new HashSet<>();
        collect(mapping, "", words);
        return words;
    }

    private static void collect(JsonNode node, String member, Set<String> words) {
        node.properties().forEach(entry -> {
            String scale = GOOD.containsKey(entry.getKey()) ? entry.getKey() : member;
            if (entry.getKey().equals("table")) {
                entry.getValue().properties().forEach(word -> {
                    if (GOOD.getOrDefault(scale, Set.of())
                            .contains(word.getValue().asText())) {
                        words.add(scale + " " + fold(word.getKey()));
                    }
                });
            }
            collect(entry.getValue(), scale, words);
        });
        if (node.isArray()) {
            node.forEach(item -> collect(item, member, words));
        }
    }
}
