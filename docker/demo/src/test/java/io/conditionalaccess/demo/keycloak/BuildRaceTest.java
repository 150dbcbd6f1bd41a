// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.demo.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildRaceTest {
    private static final String RACE = "[error]: Build step io.quarkus.hibernate.orm.deployment.HibernateOrmProcessor"
            + "#contributePersistenceXmlToJpaModel threw an exception: java.util.ConcurrentModificationException\n";

    @TempDir
    private Path folder;

    @Test
    void aBuildThatLostTheRaceIsRunAgain() {
        Deque<String> outputs = new ArrayDeque<>(List.of(RACE, RACE, "built\n"));

        BuildRace.repeat(log(), () -> build(outputs));

        assertThat(outputs).isEmpty();
    }

    @Test
    void itIsNotRunForEver() {
        Deque<String> outputs = new ArrayDeque<>(List.of(RACE, RACE, RACE, "built\n"));

        assertThatThrownBy(() -> BuildRace.repeat(log(), () -> build(outputs)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(outputs).containsExactly("built\n");
    }

    @Test
    void anotherFailureIsOneAtOnceEvenAfterALostRaceInTheSameLog() {
        Deque<String> outputs = new ArrayDeque<>(List.of(RACE, "no such option\n", "built\n"));

        assertThatThrownBy(() -> BuildRace.repeat(log(), () -> build(outputs)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(outputs).containsExactly("built\n");
    }

    private Path log() {
        return folder.resolve("build.log");
    }

    private void build(Deque<String> outputs) {
        String output = outputs.remove();
        try {
            Files.writeString(log(), output, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!output.startsWith("built")) {
            throw new IllegalStateException("kc.sh build ended with 1");
        }
    }
}
