// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.mapping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A body as a vendor sends it, and beside it what becomes of it. */
record Shipped(String mapping, Path file) {
    private static final Path FOLDER = Path.of("src/test/resources/mappings");
    private static final String EXPECTED = ".expected.json";

    static List<Shipped> all() {
        return ShippedMappings.names().stream()
                .flatMap(name -> of(name).stream())
                .toList();
    }

    static List<Shipped> of(String mapping) {
        try (Stream<Path> files = Files.list(FOLDER.resolve(mapping))) {
            return files.filter(file -> file.toString().endsWith(".json")
                            && !file.toString().endsWith(EXPECTED))
                    .sorted()
                    .map(file -> new Shipped(mapping, file))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Mapping mapping(String name) {
        return Mappings.ofText(ShippedMappings.text(name).orElseThrow());
    }

    byte[] body() {
        return read(file);
    }

    byte[] expected() {
        return read(Path.of(file.toString().replaceFirst("\\.json$", EXPECTED)));
    }

    private static byte[] read(Path path) {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return mapping + "/" + file.getFileName();
    }
}
