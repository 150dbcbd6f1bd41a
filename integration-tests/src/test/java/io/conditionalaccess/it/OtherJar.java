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
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * Another extension, made here. As an innocent one might, it takes our place at the refresh and where people become
 * members of an organization.
 */
final class OtherJar {
    static final String REFRESH = "org.example.other.OtherRefresh";
    static final String MEMBERSHIP = "org.example.other.OtherMembership";
    private static final List<Code> IN_OUR_PLACE = List.of(
            new Code(REFRESH, "org.keycloak.protocol.oidc.refresh.RefreshTokenProviderFactory", """
                    package org.example.other;
                    public final class OtherRefresh
                            extends org.keycloak.protocol.oidc.refresh.DefaultRefreshTokenProviderFactory {
                        @Override
                        public int order() {
                            return 100;
                        }
                    }
                    """),
            new Code(MEMBERSHIP, "org.keycloak.authentication.AuthenticatorFactory", """
                    package org.example.other;
                    import org.keycloak.organization.authentication.authenticators.broker.IdpOrganizationAuthenticatorFactory;
                    public final class OtherMembership extends IdpOrganizationAuthenticatorFactory {
                        @Override
                        public int order() {
                            return 100;
                        }
                    }
                    """));

    /** Recognises devices by their certificates as ours does, and says that this is weak. */
    static final Code WEAK_METHOD = new Code(
            "org.example.other.WeakMethod",
            "io.conditionalaccess.authenticator.identity.DeviceIdentityMethodFactory",
            """
                    package org.example.other;
                    import io.conditionalaccess.authenticator.identity.ClientCertificateMethodFactory;
                    import io.conditionalaccess.authenticator.identity.DeviceIdentityMethod;
                    import io.conditionalaccess.authenticator.identity.DeviceIdentityMethodFactory;
                    import io.conditionalaccess.core.decision.Identity;
                    import io.conditionalaccess.registry.policy.RealmPolicy;
                    import io.conditionalaccess.registry.policy.Strength;
                    import org.keycloak.models.KeycloakSession;
                    import org.keycloak.models.RealmModel;
                    public final class WeakMethod implements DeviceIdentityMethodFactory {
                        private final ClientCertificateMethodFactory ours = new ClientCertificateMethodFactory();
                        @Override public String getId() { return ours.getId(); }
                        @Override public int order() { return 100; }
                        @Override public DeviceIdentityMethod create(KeycloakSession session) {
                            DeviceIdentityMethod method = ours.create(session);
                            return new DeviceIdentityMethod() {
                                @Override public Identity identify(RealmModel realm, RealmPolicy policy) {
                                    return method.identify(realm, policy);
                                }
                                @Override public Strength strength() { return Strength.WEAK; }
                            };
                        }
                        @Override public void init(org.keycloak.Config.Scope config) {}
                        @Override public void postInit(org.keycloak.models.KeycloakSessionFactory factory) {}
                        @Override public void close() {}
                    }
                    """);

    private OtherJar() {}

    /** A public class of it, and the service that it is registered as. */
    record Code(String name, String service, String source) {
        private String simpleName() {
            return name.substring(name.lastIndexOf('.') + 1);
        }
    }

    /** Compiles it against the libraries of that server. */
    static Path build(Path serverHome) {
        return build(serverHome, IN_OUR_PLACE);
    }

    /** As {@link #build(Path)}, of other classes. */
    static Path build(Path serverHome, List<Code> classes) {
        try {
            Path folder = Files.createTempDirectory(Files.createDirectories(Built.servers()), "other-jar");
            List<String> arguments =
                    new ArrayList<>(List.of("--release", "17", "-cp", libraries(serverHome), "-d", folder.toString()));
            for (Code code : classes) {
                Path source = Files.writeString(folder.resolve(code.simpleName() + ".java"), code.source);
                arguments.add(source.toString());
            }
            int result = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
            assertThat(result).isZero();
            Path jar = folder.resolve("other.jar");
            try (OutputStream file = Files.newOutputStream(jar);
                    JarOutputStream out = new JarOutputStream(file)) {
                for (Path classFile : classFiles(folder)) {
                    add(out, folder.relativize(classFile).toString(), Files.readAllBytes(classFile));
                }
                for (Code code : classes) {
                    add(out, "META-INF/services/" + code.service, code.name.getBytes(UTF_8));
                }
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
            return Stream.concat(jars.stream(), Stream.of(Built.providerJar().toString()))
                    .collect(Collectors.joining(File.pathSeparator));
        }
    }
}
