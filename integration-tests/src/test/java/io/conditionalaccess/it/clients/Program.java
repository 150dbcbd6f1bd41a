// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A program that runs to its end. */
final class Program {
    private final Process process;
    private final CompletableFuture<String> output;

    private Program(Process process) {
        this.process = process;
        this.output = CompletableFuture.supplyAsync(() -> read(process));
    }

    /** Starts it with this on its standard input and these variables besides the test's own. */
    static Program start(Path folder, Map<String, String> environment, String input, List<String> command) {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            try (OutputStream in = process.getOutputStream()) {
                in.write(input.getBytes(UTF_8));
            }
            return new Program(process);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + command.get(0) + "; is it installed?", e);
        }
    }

    boolean running() {
        return process.isAlive();
    }

    /** Waits for its end. */
    Ended end() {
        String all = output.join();
        return new Ended(process.onExit().join().exitValue(), all.strip());
    }

    /** How it ended, and what it wrote to standard output and standard error. */
    record Ended(int status, String output) {}

    private static String read(Process process) {
        try {
            return new String(process.getInputStream().readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
