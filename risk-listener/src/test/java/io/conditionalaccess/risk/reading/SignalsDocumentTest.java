// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.core.posture.Stage;
import io.conditionalaccess.core.signal.Flag;
import io.conditionalaccess.core.signal.SignalStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What docs/signals.md promises to senders. */
class SignalsDocumentTest {
    private static final String DOCUMENT = read(Path.of(System.getProperty("basedir", "."), "../docs/signals.md"));
    private static final Pattern EXAMPLE = Pattern.compile("```json\n(.*?)\n```", Pattern.DOTALL);
    private static final Pattern KNOWN = Pattern.compile("known are (.*) and a sender's own");

    static List<String> examples() {
        return EXAMPLE.matcher(DOCUMENT)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleIsAcceptedAsItIs(String example) {
        assertThat(items(example))
                .isNotEmpty()
                .allSatisfy(item -> assertThat(item)
                        .isInstanceOfSatisfying(
                                Item.Valid.class,
                                valid -> assertThat(valid.signal().flags()).isEmpty()));
    }

    @Test
    void thereAreExamplesOfAVerdictAndOfFindings() {
        assertThat(examples()).hasSizeGreaterThanOrEqualTo(3);
        assertThat(String.join("", examples())).contains("\"finding\"", "\"reason\"", "\"expires_at\"");
    }

    @ParameterizedTest
    @MethodSource("objects")
    void theTablesNameEveryMember(String withAnUnknownMember) {
        Item.Invalid refused = (Item.Invalid) items(withAnUnknownMember).get(0);
        MatchResult known = refused.errors().stream()
                .flatMap(error -> KNOWN.matcher(error.detail()).results())
                .findFirst()
                .orElseThrow();

        assertThat(known.group(1).split(", ")).allSatisfy(SignalsDocumentTest::named);
    }

    static List<String> objects() {
        return List.of("{\"nonsense\":1}", "{\"device\":{\"nonsense\":1}}", "{\"reason\":{\"nonsense\":1}}");
    }

    @Test
    void theTablesNameEveryStatusFlagAndStage() {
        Stream.of(
                        Arrays.stream(SignalStatus.values()).map(SignalStatus::wire),
                        Arrays.stream(Flag.values()).map(Flag::wire),
                        Arrays.stream(Stage.values()).map(Stage::wire))
                .flatMap(names -> names)
                .forEach(SignalsDocumentTest::named);
    }

    private static void named(String name) {
        assertThat(DOCUMENT).contains("`" + name + "`");
    }

    private static List<Item> items(String json) {
        Reading reading = SignalReader.read(json.getBytes(UTF_8), "edr", Instant.parse("2026-11-22T12:00:00Z"));
        assertThat(reading).isInstanceOf(Reading.Items.class);
        return ((Reading.Items) reading).items();
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
