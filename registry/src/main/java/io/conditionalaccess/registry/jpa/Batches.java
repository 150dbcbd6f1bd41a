// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Deletes many rows in transactions of their own, each of which is small: no lock lasts, and what was done stays done.
 * What is left when the time is over waits for the next run.
 */
final class Batches {
    /** Databases bound the length of a list of keys, Oracle to 1000. */
    static final int SIZE = 500;

    /** Well below Keycloak's limit of a transaction, since the timer has one open around all of this. */
    private static final Duration MOST = Duration.ofMinutes(2);

    private final KeycloakSessionFactory factory;
    private final Clock clock;
    private final Instant end;

    Batches(KeycloakSessionFactory factory, Clock clock) {
        this.factory = factory;
        this.clock = clock;
        this.end = clock.instant().plus(MOST);
    }

    /** Lists of keys that every database takes. */
    static <T> Stream<List<T>> of(List<T> keys) {
        return IntStream.iterate(0, from -> from < keys.size(), from -> from + SIZE)
                .mapToObj(from -> keys.subList(from, Math.min(from + SIZE, keys.size())));
    }

    /** @param batch deletes at most {@link #SIZE} rows, and says how many it found */
    void repeat(Function<EntityManager, Integer> batch) {
        repeatIn(own -> batch.apply(own.getProvider(JpaConnectionProvider.class).getEntityManager()));
    }

    /** As {@link #repeat}, for what needs more of Keycloak than the database. */
    void repeatIn(Function<KeycloakSession, Integer> batch) {
        int found = SIZE;
        while (found == SIZE && clock.instant().isBefore(end)) {
            found = KeycloakModelUtils.runJobInTransactionWithResult(factory, batch::apply);
        }
    }

    <T> T once(Function<EntityManager, T> work) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                factory,
                own -> work.apply(own.getProvider(JpaConnectionProvider.class).getEntityManager()));
    }
}
