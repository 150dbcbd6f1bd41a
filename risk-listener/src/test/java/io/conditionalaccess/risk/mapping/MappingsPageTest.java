// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.conditionalaccess.registry.trial.DryRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What docs/mappings.md and docs/sources promise. */
class MappingsPageTest {
    private static final Path DOCS = Path.of(System.getProperty("basedir", "."), "../docs");
    private static final Pattern EXAMPLE = Pattern.compile("```json\n(.*?)\n```", Pattern.DOTALL);

    @Test
    void theExampleDoesWhatThePageSays() throws IOException {
        List<String> examples = EXAMPLE.matcher(Files.readString(DOCS.resolve("mappings.md")))
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
        DryRun run = Mappings.ofText(examples.get(0))
                .dryRun(examples.get(1).getBytes(StandardCharsets.UTF_8), Mappings.SOURCE, Mappings.RECEIVED);
        JsonNode expected = new JsonMapper().readTree(examples.get(2));
        assertThat(run.elements().stream().flatMap(element -> element.signals().stream()))
                .singleElement()
                .satisfies(made -> assertThat(made.item()).isEqualTo(expected));
        assertThat(run.ignored()).isEqualTo(1);
    }

    static List<String> names() {
        return ShippedMappings.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyShippedMappingHasAPage(String name) throws IOException {
        assertThat(Files.readString(DOCS.resolve("sources").resolve(name + ".md")))
                .contains(
                        "Mapping `" + name + "`",
                        "## Their side",
                        "## What it says",
                        "## Whether it clears",
                        "## Which device");
    }
}
