// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table of all ways in names tests that exist. */
class EnforcementPageIT {
    private static final Pattern TEST = Pattern.compile("`(\\w+IT)`");
    private static final Path ROOT = Path.of(System.getProperty("root", ".."));

    @Test
    void everyRowNamesATestThatExists() throws IOException {
        List<String> rows = Files.readAllLines(ROOT.resolve("docs/enforcement.md")).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| way") && !line.startsWith("| ---"))
                .toList();
        assertThat(rows).isNotEmpty().allSatisfy(row -> {
            var tests = TEST.matcher(row).results().map(match -> match.group(1)).toList();
            assertThat(tests).as(row).isNotEmpty().allMatch(EnforcementPageIT::exists);
        });
    }

    private static boolean exists(String test) {
        return Files.exists(ROOT.resolve("integration-tests/src/test/java/io/conditionalaccess/it/" + test + ".java"));
    }
}
