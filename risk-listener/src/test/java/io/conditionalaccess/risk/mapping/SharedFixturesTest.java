// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.conditionalaccess.registry.trial.DryRun;
import io.conditionalaccess.risk.reading.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Real bodies, from a folder that is not ours to ship: {@code -Dshared.fixtures=<folder>} with one folder for each mapping.
 * What becomes of each is in {@code shared-fixtures.json}. Without the folder there is nothing to test.
 */
class SharedFixturesTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> STRANGERS = List.of("crowdsec", "kandji", "okta", "osquery");

    @TestFactory
    Stream<DynamicTest> readsRealBodiesAsExpected() throws IOException {
        Optional<Path> folder =
                Optional.ofNullable(System.getProperty("shared.fixtures")).map(Path::of);
        JsonNode expected = JSON.readTree(Files.readString(Path.of("src/test/resources/shared-fixtures.json")));
        return expected.properties().stream()
                .flatMap(entry -> folder
                        .map(f -> f.resolve(entry.getKey()))
                        .map(file -> DynamicTest.dynamicTest(
                                entry.getKey(), () -> check(entry.getKey(), file, entry.getValue())))
                        .stream());
    }

    /** Of products that have no mapping here: what they send about persons, addresses or settings is no verdict. */
    @TestFactory
    Stream<DynamicTest> makesNothingOfWhatItDoesNotKnow() {
        return Optional.ofNullable(System.getProperty("shared.fixtures")).map(Path::of).stream()
                .flatMap(folder -> STRANGERS.stream()
                        .map(folder::resolve)
                        .flatMap(SharedFixturesTest::files)
                        .map(file -> DynamicTest.dynamicTest(
                                folder.relativize(file).toString(), () -> assertIgnored(file))));
    }

    private static void assertIgnored(Path file) throws IOException {
        byte[] body = Files.readAllBytes(file);
        for (String name : ShippedMappings.names()) {
            Reading reading = Shipped.mapping(name)
                    .apply(body, Mappings.SOURCE, Mappings.RECEIVED)
                    .reading();
            assertThat(((Reading.Items) reading).items()).as(name).isEmpty();
        }
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void check(String name, Path file, JsonNode expected) throws IOException {
        Mapping mapping = Shipped.mapping(name.substring(0, name.indexOf('/')));
        DryRun run = mapping.dryRun(Files.readAllBytes(file), Mappings.SOURCE, Mappings.RECEIVED);
        ArrayNode said = JSON.createArrayNode();
        run.elements().forEach(element -> element.signals().forEach(made -> said.add(summary(made))));
        assertThat(run.unreadable()).isEmpty();
        assertThat((JsonNode) said).isEqualTo(expected);
    }

    /** Without ids, times and texts. */
    private static JsonNode summary(DryRun.Made made) {
        assertThat(made.errors()).isEmpty();
        ObjectNode summary = JSON.createObjectNode();
        Stream.of("device", "finding", "risk", "compliance", "remediation")
                .filter(made.item()::has)
                .forEach(name -> summary.set(name, made.item().get(name)));
        return summary;
    }
}
