// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import io.conditionalaccess.registry.Bindings;
import io.conditionalaccess.registry.FactsUnavailable;
import io.conditionalaccess.registry.LookupLimit;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Reads and writes that nobody waits for longer than a {@link LookupLimit}. A table that hangs costs a few threads and
 * connections and no more: while all of them wait, whoever comes next is told at once.
 */
final class BoundedLookups {
    private static final Logger LOG = Logger.getLogger(BoundedLookups.class);
    private static final int LOOKUPS = 4;
    private static final int WRITES_WAITING = 1_000;
    private static final long IDLE_SECONDS = 30;

    private final ThreadPoolExecutor lookups = new ThreadPoolExecutor(
            0, LOOKUPS, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), threads("lookup"));
    private final ThreadPoolExecutor writes = new ThreadPoolExecutor(
            1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WRITES_WAITING), threads("write"));

    BoundedLookups() {
        writes.allowCoreThreadTimeOut(true);
    }

    /**
     * @throws FactsUnavailable if the answer does not come in time, or not at all
     */
    <T> T look(KeycloakSessionFactory factory, LookupLimit limit, Function<EntityManager, T> query) {
        try {
            Future<T> answer = lookups.submit(() ->
                    KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> query.apply(em(session))));
            // Never interrupted: that would do nothing to a waiting connection, and closes an embedded database.
            return answer.get(limit.left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException | RejectedExecutionException e) {
            throw new FactsUnavailable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FactsUnavailable(e);
        }
    }

    /** Writes when the tables answer, in the order of the calls. What cannot be kept waiting is dropped with a warning. */
    void writeLater(KeycloakSessionFactory factory, String realmId, BiConsumer<Bindings, RealmModel> change) {
        try {
            writes.execute(() -> write(factory, realmId, change));
        } catch (RejectedExecutionException e) {
            LOG.warnf("a session was not indexed: %d others wait for the database", WRITES_WAITING);
        }
    }

    private static void write(KeycloakSessionFactory factory, String realmId, BiConsumer<Bindings, RealmModel> change) {
        try {
            KeycloakModelUtils.runJobInTransaction(
                    factory,
                    session -> Optional.ofNullable(session.realms().getRealm(realmId))
                            .ifPresent(realm -> change.accept(new BindingRows(em(session)), realm)));
        } catch (RuntimeException e) {
            LOG.warnf("a session was not indexed: %s", e.getMessage());
        }
    }

    private static EntityManager em(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    private static ThreadFactory threads(String name) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "conditional-access-" + name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
