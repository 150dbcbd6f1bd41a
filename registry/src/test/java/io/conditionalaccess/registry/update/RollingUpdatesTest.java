// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.update;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.keycloak.compatibility.CompatibilityResult;

class RollingUpdatesTest {
    private static final int ROLLING = CompatibilityResult.ExitCode.ROLLING.value();
    private static final int RECREATE = CompatibilityResult.ExitCode.RECREATE.value();

    private final RollingUpdates updates = new RollingUpdates();

    @Test
    void aJarThatSaysTheSameMayReplaceAnotherNodeByNode() {
        assertThat(updates.isCompatible(updates.metadata()).exitCode()).isEqualTo(ROLLING);
    }

    @Test
    void otherTablesOrMessagesNeedAStopOfAllNodes() {
        for (String key : updates.metadata().keySet()) {
            Map<String, String> other = new HashMap<>(updates.metadata());
            other.put(key, "0");
            CompatibilityResult result = updates.isCompatible(other);
            assertThat(result.exitCode()).as(key).isEqualTo(RECREATE);
            assertThat(result.errorMessage())
                    .as(key)
                    .hasValueSatisfying(text -> assertThat(text).contains(key));
        }
    }

    @Test
    void theFirstJarNeedsAStopOfAllNodes() {
        CompatibilityResult result = updates.isCompatible(Map.of());
        assertThat(result.exitCode()).isEqualTo(RECREATE);
        assertThat(result.errorMessage()).isPresent();
    }

    /** Whoever adds another kind of change has to think of the nodes that run the jar before, see {@link RollingUpdates}. */
    @Test
    void changesOfTablesOnlyAdd() throws IOException {
        assertThat(new TreeSet<>(Pattern.compile("<([a-zA-Z]+)")
                        .matcher(changeLog())
                        .results()
                        .map(MatchResult::group)
                        .toList()))
                .isSubsetOf(
                        "<databaseChangeLog",
                        "<changeSet",
                        "<createTable",
                        "<createIndex",
                        "<addColumn",
                        "<addPrimaryKey",
                        "<addUniqueConstraint",
                        "<column",
                        "<constraints");
    }

    private static String changeLog() throws IOException {
        try (InputStream in = Objects.requireNonNull(
                RollingUpdatesTest.class.getResourceAsStream("/META-INF/conditional-access-changelog.xml"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
