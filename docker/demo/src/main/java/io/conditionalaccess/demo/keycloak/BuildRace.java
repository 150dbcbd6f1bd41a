// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.demo.keycloak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Keycloak 26.7 fails rarely while it builds itself with a provider that has entities: two steps share a list without
 * order between them. It is mended in 26.8 (keycloak/keycloak issue 47482); until then the build is run again.
 */
final class BuildRace {
    private static final String LOST =
            "#contributePersistenceXmlToJpaModel threw an exception: java.util.ConcurrentModificationException";
    private static final int ATTEMPTS = 3;

    private BuildRace() {}

    /**
     * Runs what builds Keycloak, again if it failed by the race.
     *
     * @param log what Keycloak's output is appended to
     * @throws IllegalStateException of the last attempt, or at once if the log names no such race since the attempt began
     */
    static void repeat(Path log, Runnable building) {
        for (int attempt = 1; ; attempt++) {
            long before = length(log);
            try {
                building.run();
                return;
            } catch (IllegalStateException e) {
                if (attempt == ATTEMPTS || !lost(log, before)) {
                    throw e;
                }
            }
        }
    }

    /** The log is read here only, after a failure: it grows with each server that appends to it. */
    private static boolean lost(Path log, long from) {
        try {
            byte[] all = Files.exists(log) ? Files.readAllBytes(log) : new byte[0];
            byte[] since = Arrays.copyOfRange(all, (int) Math.min(from, all.length), all.length);
            return new String(since, StandardCharsets.UTF_8).contains(LOST);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long length(Path log) {
        try {
            return Files.exists(log) ? Files.size(log) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
