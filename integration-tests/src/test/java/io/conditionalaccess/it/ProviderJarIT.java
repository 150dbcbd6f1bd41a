// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The one file that an administrator installs. */
class ProviderJarIT {
    private static final String SERVICES = "META-INF/services/";

    @Test
    void holdsOurOwnClassesOnly() throws IOException {
        try (JarFile jar = new JarFile(Built.providerJar().toFile())) {
            assertThat(classes(jar)).isNotEmpty().allMatch(name -> name.startsWith("io/conditionalaccess/"));
        }
    }

    @Test
    void holdsNothingButClassesServicesDocumentsAndThemeResources() throws IOException {
        try (JarFile jar = new JarFile(Built.providerJar().toFile())) {
            assertThat(names(jar).stream().filter(name -> !name.endsWith(".class")))
                    .allMatch(name -> name.startsWith(SERVICES)
                            || name.startsWith("theme-resources/")
                            || name.startsWith("conditional-access/")
                            || List.of(
                                            "META-INF/MANIFEST.MF",
                                            "META-INF/beans.xml",
                                            "META-INF/conditional-access-changelog.xml",
                                            "META-INF/conditional-access-openapi.json")
                                    .contains(name)
                            || name.endsWith(".proto"));
        }
    }

    @Test
    void everyServiceEntryNamesAClassThatLoadsInKeycloakAndImplementsTheService() throws Exception {
        List<String> checked = new ArrayList<>();
        try (JarFile jar = new JarFile(Built.providerJar().toFile());
                URLClassLoader keycloak =
                        new URLClassLoader(keycloakWithTheJar(), ClassLoader.getPlatformClassLoader())) {
            for (String entry : names(jar).stream()
                    .filter(name -> name.startsWith(SERVICES))
                    .toList()) {
                Class<?> service = keycloak.loadClass(entry.substring(SERVICES.length()));
                for (String implementation : lines(jar, entry)) {
                    Object made =
                            keycloak.loadClass(implementation).getConstructor().newInstance();
                    assertThat(service).as(implementation).isAssignableFrom(made.getClass());
                    checked.add(implementation);
                }
            }
        }
        assertThat(checked).hasSizeGreaterThan(15).doesNotHaveDuplicates();
    }

    @Test
    void everyFactoryIsNamedByAServiceEntry() throws Exception {
        try (JarFile jar = new JarFile(Built.providerJar().toFile());
                URLClassLoader keycloak =
                        new URLClassLoader(keycloakWithTheJar(), ClassLoader.getPlatformClassLoader())) {
            Class<?> factory = keycloak.loadClass("org.keycloak.provider.ProviderFactory");
            List<String> named = new ArrayList<>();
            for (String entry : names(jar).stream()
                    .filter(name -> name.startsWith(SERVICES))
                    .toList()) {
                named.addAll(lines(jar, entry));
            }
            for (String name : classes(jar)) {
                Class<?> type = keycloak.loadClass(name.replace('/', '.').replaceFirst("\\.class$", ""));
                boolean concrete = !type.isInterface() && !java.lang.reflect.Modifier.isAbstract(type.getModifiers());
                if (concrete && factory.isAssignableFrom(type)) {
                    assertThat(named).contains(type.getName());
                }
            }
        }
    }

    /** Exactly what the server loads: its own libraries and the jar, nothing of the tests'. */
    private static URL[] keycloakWithTheJar() throws IOException {
        List<URL> urls = new ArrayList<>();
        urls.add(url(Built.providerJar()));
        try (Stream<Path> libraries = Files.walk(Built.server("shared").home().resolve("lib/lib"))) {
            libraries.filter(file -> file.toString().endsWith(".jar")).forEach(file -> urls.add(url(file)));
        }
        return urls.toArray(URL[]::new);
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> names(JarFile jar) {
        return jar.stream()
                .filter(entry -> !entry.isDirectory())
                .map(JarEntry::getName)
                .toList();
    }

    private static List<String> classes(JarFile jar) {
        return names(jar).stream().filter(name -> name.endsWith(".class")).toList();
    }

    private static List<String> lines(JarFile jar, String entry) throws IOException {
        return new String(jar.getInputStream(jar.getEntry(entry)).readAllBytes(), UTF_8)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }
}
