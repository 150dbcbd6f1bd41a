// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.demo.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeycloakDistributionTest {
    @TempDir
    Path folder;

    @Test
    void unpacksScriptsThatCanBeRun() throws IOException {
        KeycloakDistribution keycloak = KeycloakDistribution.unpack(zip("bin/kc.sh"), folder.resolve("home"));

        assertThat(keycloak.home().resolve("bin/kc.sh")).isExecutable();
    }

    @Test
    void leavesNothingBehindThatLooksLikeAServerIfTheZipIsHostile() throws IOException {
        Path zip = zip("../../outside.sh");
        Path home = folder.resolve("home");

        assertThatThrownBy(() -> KeycloakDistribution.unpack(zip, home)).isInstanceOf(UncheckedIOException.class);
        assertThat(home).doesNotExist();
        assertThat(folder.resolve("outside.sh")).doesNotExist();
    }

    @Test
    void replacesAnotherProviderAndLeavesTheSameAlone() throws IOException {
        KeycloakDistribution keycloak = new KeycloakDistribution(folder);
        Path providers = Files.createDirectories(folder.resolve("providers"));
        Files.writeString(providers.resolve("older.jar"), "older");
        Path jar = Files.writeString(folder.resolve("provider.jar"), "new");
        keycloak.withProvider(jar);
        FileTime longAgo = FileTime.fromMillis(0);
        Files.setLastModifiedTime(providers.resolve("provider.jar"), longAgo);

        keycloak.withProvider(jar);

        assertThat(providers).isDirectoryNotContaining("glob:**older.jar");
        assertThat(Files.getLastModifiedTime(providers.resolve("provider.jar"))).isEqualTo(longAgo);
    }

    private Path zip(String entry) throws IOException {
        Path zip = folder.resolve("keycloak.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("keycloak/" + entry));
        }
        return zip;
    }
}
