// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Each way back is gone by a test that exists. */
class LockoutPageIT {
    private static final Pattern TEST = Pattern.compile("`(\\w+IT)\\.(\\w+)`");
    private static final Path TESTS = Built.root().resolve("integration-tests/src/test/java/io/conditionalaccess/it");

    @Test
    void everyRowNamesATestThatExists() throws IOException {
        List<String> rows = Files.readAllLines(Built.root().resolve("docs/lockout.md")).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| state") && !line.startsWith("| ---"))
                .toList();
        assertThat(rows).hasSizeGreaterThan(10).allSatisfy(row -> {
            List<MatchResult> tests = TEST.matcher(row).results().toList();
            assertThat(tests).as(row).isNotEmpty().allMatch(LockoutPageIT::exists);
        });
    }

    private static boolean exists(MatchResult test) {
        try {
            Path file = TESTS.resolve(test.group(1) + ".java");
            return Files.exists(file) && Files.readString(file).contains("void " + test.group(2) + "(");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
