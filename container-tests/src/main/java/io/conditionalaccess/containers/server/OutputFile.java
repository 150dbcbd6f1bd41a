// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.containers.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.testcontainers.containers.output.OutputFrame;

/** Appends what a container writes to a file, as it comes. */
final class OutputFile implements Consumer<OutputFrame> {
    private final Path file;
    private final CompletableFuture<Path> complete = new CompletableFuture<>();

    OutputFile(Path file) {
        this.file = file;
    }

    /** Completes when all of it is there. */
    CompletableFuture<Path> complete() {
        return complete;
    }

    @Override
    public void accept(OutputFrame frame) {
        if (frame.getType() == OutputFrame.OutputType.END) {
            complete.complete(file);
            return;
        }
        try {
            Files.write(file, frame.getBytes(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
