// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code kc.sh update-compatibility} with the jar. */
@Tag("cluster")
class UpdateCompatibilityIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OURS = "conditional-access";
    private static final int ROLLING = 0;
    private static final int RECREATE = 3;

    private final Path folder = Built.servers().resolve("compatibility-" + UUID.randomUUID());
    private final Path metadata = folder.resolve("metadata.json");
    private final Path log = folder.resolve("command.log");

    @BeforeEach
    void askTheRunningVersion() throws IOException {
        Files.createDirectories(folder);
        assertThat(command("metadata")).isZero();
        assertThat(read().path(OURS).path("tables").isTextual()).isTrue();
        assertThat(read().path(OURS).path("messages").isTextual()).isTrue();
    }

    @Test
    void theSameJarMayBeRolledOut() {
        assertThat(command("check")).isEqualTo(ROLLING);
    }

    @Test
    void aJarWhoseMessagesOldNodesCannotReadMayNot() throws IOException {
        ObjectNode said = read();
        ((ObjectNode) said.path(OURS)).put("messages", "0");
        JSON.writeValue(metadata.toFile(), said);

        assertThat(command("check")).isEqualTo(RECREATE);
        assertThat(Files.readString(log)).contains("'conditional-access.messages' is incompatible: 0 -> 1");
    }

    @Test
    void theFirstJarMayNot() throws IOException {
        ObjectNode said = read();
        said.remove(OURS);
        JSON.writeValue(metadata.toFile(), said);

        assertThat(command("check")).isEqualTo(RECREATE);
        assertThat(Files.readString(log)).contains("The running nodes are without this extension");
    }

    private int command(String action) {
        return Cluster.distribution()
                .command(List.of("update-compatibility", action, "--optimized", "--file=" + metadata), log);
    }

    private ObjectNode read() throws IOException {
        JsonNode read = JSON.readTree(metadata.toFile());
        return (ObjectNode) read;
    }
}
