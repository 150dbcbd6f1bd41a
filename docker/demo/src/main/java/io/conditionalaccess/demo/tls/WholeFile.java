// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.demo.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes files that a server may be reading at the same moment: it finds the old or the new one, never a part. */
public final class WholeFile {
    private WholeFile() {}

    /** Replaces the file, or makes it. Its folder has to be there. */
    public static void write(Path file, byte[] content) {
        try {
            Path beside = file.resolveSibling(file.getFileName() + ".new");
            Files.write(beside, content);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
