// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.demo.keycloak;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * An unpacked Keycloak.
 *
 * @param home its root
 * @param runner what runs its command line
 */
public record KeycloakDistribution(Path home, KcRunner runner) {

    /** One whose commands are processes on this machine. */
    public KeycloakDistribution(Path home) {
        this(home, KcRunner.PROCESS);
    }

    /**
     * Unpacks the server's zip so that {@code home} is its root, unless that was done before.
     *
     * @throws UncheckedIOException if the zip is missing or the disk is full
     */
    public static KeycloakDistribution unpack(Path zip, Path home) {
        if (Files.isDirectory(home)) {
            return new KeycloakDistribution(home);
        }
        // Unpacked beside its place and then renamed: what was interrupted half-way is not taken for a server.
        Path workshop = home.resolveSibling(home.getFileName() + ".unpacking");
        try {
            delete(workshop);
            extract(zip, workshop);
            Files.move(onlyChild(workshop), home);
            delete(workshop);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack " + zip, e);
        }
        return new KeycloakDistribution(home);
    }

    /** Another server with the same content, for a second node; a build made here stays valid there. */
    public KeycloakDistribution copyTo(Path other) {
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                // Keeps times: an optimized start refuses a provider that looks younger than the build.
                Files.copy(file, other.resolve(home.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot copy " + home, e);
        }
        return new KeycloakDistribution(other, runner);
    }

    /** The same, with another one that runs its command line. */
    public KeycloakDistribution runBy(KcRunner other) {
        return new KeycloakDistribution(home, other);
    }

    /** Makes this jar the only one in {@code providers/}; the same content is left alone, which spares a build. */
    public KeycloakDistribution withProvider(Path jar) {
        Path place = providers().resolve(jar.getFileName());
        try {
            for (Path present : jars()) {
                if (!present.equals(place)) {
                    Files.delete(present);
                }
            }
            if (!Files.exists(place) || Files.mismatch(jar, place) >= 0) {
                Files.copy(jar, place, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot install " + jar, e);
        }
        return this;
    }

    /** Adds another jar to those in {@code providers/}. */
    public KeycloakDistribution andProvider(Path jar) {
        try {
            Files.copy(jar, providers().resolve(jar.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot install " + jar, e);
        }
        return this;
    }

    /** Empties {@code providers/}: stock Keycloak again. */
    public KeycloakDistribution withoutProviders() {
        try {
            for (Path present : jars()) {
                Files.delete(present);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /**
     * Runs {@code kc.sh build} with these options and the health checks, which {@code start --optimized} needs before.
     *
     * @throws IllegalStateException if it fails, naming the log
     */
    public KeycloakDistribution build(List<String> options, Path log) {
        List<String> arguments = Stream.concat(Stream.of("build", "--health-enabled=true"), options.stream())
                .toList();
        BuildRace.repeat(log, () -> {
            int status = command(arguments, log);
            if (status != 0) {
                throw new IllegalStateException("kc.sh build ended with " + status + ", see " + log);
            }
        });
        return this;
    }

    /** Runs {@code kc.sh} with these arguments to its end; its exit status. The output is appended to the log. */
    public int command(List<String> arguments, Path log) {
        try (RunningKc running = start(arguments, Map.of(), log)) {
            return running.ended().join();
        }
    }

    RunningKc start(List<String> arguments, Map<String, String> environment, Path log) {
        return runner.start(this, arguments, environment, log);
    }

    private Path providers() {
        return home.resolve("providers");
    }

    private List<Path> jars() throws IOException {
        try (Stream<Path> files = Files.list(providers())) {
            return files.filter(file -> file.toString().endsWith(".jar")).toList();
        }
    }

    private static void extract(Path zip, Path folder) throws IOException {
        try (InputStream bytes = Files.newInputStream(zip);
                ZipInputStream in = new ZipInputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException("entry outside of the folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(in, target);
                    // The stream does not tell permissions: scripts are what has to be executable.
                    if (entry.getName().endsWith(".sh") && !target.toFile().setExecutable(true)) {
                        throw new IOException("cannot make executable: " + target);
                    }
                }
            }
        }
    }

    private static Path onlyChild(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.findFirst().orElseThrow(() -> new IOException("empty zip"));
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
