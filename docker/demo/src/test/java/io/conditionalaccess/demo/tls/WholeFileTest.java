// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.demo.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    @TempDir
    private Path folder;

    @Test
    void whoIsReadingTheOldFileReadsItToItsEnd() throws IOException {
        Path file = folder.resolve("store");
        WholeFile.write(file, new byte[] {1, 2, 3});

        try (InputStream reader = Files.newInputStream(file)) {
            assertThat(reader.read()).isEqualTo(1);
            WholeFile.write(file, new byte[] {4});
            assertThat(reader.readAllBytes()).containsExactly(2, 3);
        }

        assertThat(file).hasBinaryContent(new byte[] {4});
        assertThat(folder.toFile().list()).as("nothing else is left").containsExactly("store");
    }
}
