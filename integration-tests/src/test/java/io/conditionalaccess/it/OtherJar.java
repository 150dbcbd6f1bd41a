// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Another extension, made here: it takes our place at the refresh, as an innocent one might. */
final class OtherJar {
    static final String CLASS = "org.example.other.OtherRefresh";
    private static final String SERVICE = "org.keycloak.protocol.oidc.refresh.RefreshTokenProviderFactory";
    private static final String SOURCE = """
            package org.example.other;
            public final class OtherRefresh extends org.keycloak.protocol.oidc.refresh.DefaultRefreshTokenProviderFactory {
                @Override
                public int order() {
                    return 100;
                }
            }
            """;

    private OtherJar() {}

    /** Compiles it against the libraries of that server. */
    static Path build(Path serverHome) {
        return build(serverHome, CLASS, SOURCE, SERVICE);
    }

    /**
     * As {@link #build(Path)}, of another class.
     *
     * @param service what the class is registered as
     */
    static Path build(Path serverHome, String className, String code, String service) {
        try {
            Path folder = Files.createTempDirectory(Files.createDirectories(Built.servers()), "other-jar");
            String simpleName = className.substring(className.lastIndexOf('.') + 1);
            Path source = Files.writeString(folder.resolve(simpleName + ".java"), code);
            int result = ToolProvider.getSystemJavaCompiler()
                    .run(
                            null,
                            null,
                            null,
                            "--release",
                            "17",
                            "-cp",
                            libraries(serverHome),
                            "-d",
                            folder.toString(),
                            source.toString());
            assertThat(result).isZero();
            Path jar = folder.resolve("other.jar");
            try (OutputStream file = Files.newOutputStream(jar);
                    JarOutputStream out = new JarOutputStream(file)) {
                for (Path classFile : classFiles(folder)) {
                    add(out, folder.relativize(classFile).toString(), Files.readAllBytes(classFile));
                }
                add(out, "META-INF/services/" + service, className.getBytes(UTF_8));
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(JarOutputStream out, String name, byte[] content) throws IOException {
        out.putNextEntry(new JarEntry(name));
        out.write(content);
        out.closeEntry();
    }

    private static List<Path> classFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".class")).toList();
        }
    }

    private static String libraries(Path serverHome) throws IOException {
        try (Stream<Path> files = Files.walk(serverHome.resolve("lib/lib"))) {
            List<String> jars = files.map(Path::toString)
                    .filter(file -> file.endsWith(".jar"))
                    .toList();
            return jars.stream().collect(Collectors.joining(File.pathSeparator));
        }
    }
}
