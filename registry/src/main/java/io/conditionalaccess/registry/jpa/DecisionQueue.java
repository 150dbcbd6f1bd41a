// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.conditionalaccess.registry.DecisionRecord;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/**
 * Decisions of this node that wait to be written. Equal ones of the same session, rule and minute become one with a
 * count, so that a client that polls cannot flood the table; the bound keeps an outage of the database out of memory.
 */
final class DecisionQueue {
    private static final int MOST = 10_000;

    private final Counter dropped = Counter.builder("conditional_access_decision_records_dropped_total")
            .description("decision records that were not written because too many waited")
            .register(Metrics.globalRegistry);

    private final Map<Sameness, DecisionRecord> waiting = new HashMap<>();

    /** References of what was written lately, to add to its count. */
    private final Cache<Sameness, String> written = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(Duration.ofMinutes(2))
            .build();

    /** Two that differ in what was decided, or about which device, must not hide behind each other's reference. */
    private record Sameness(
            String realmId,
            String session,
            String user,
            String client,
            String device,
            String rule,
            String access,
            boolean enforced,
            long minute) {
        static Sameness of(DecisionRecord decision) {
            return new Sameness(
                    decision.realmId(),
                    decision.sessionId().orElse(""),
                    decision.userId(),
                    decision.clientId(),
                    decision.deviceId().orElse(""),
                    decision.rule(),
                    decision.access(),
                    decision.enforced(),
                    decision.at().truncatedTo(ChronoUnit.MINUTES).getEpochSecond());
        }
    }

    void offer(DecisionRecord decision) {
        boolean full;
        synchronized (waiting) {
            Sameness same = Sameness.of(decision);
            full = waiting.size() >= MOST && !waiting.containsKey(same);
            if (!full) {
                waiting.merge(same, decision, (first, next) -> first.counted(first.count() + next.count()));
            }
        }
        if (full) {
            dropped.increment();
        }
    }

    /** What waits about a user who is being removed. */
    void forget(String userId) {
        synchronized (waiting) {
            waiting.keySet().removeIf(same -> same.user.equals(userId));
        }
    }

    /**
     * Writes what waits, in the caller's transaction. What fails is lost with it: these are records, not state.
     *
     * @param exists whether there still is such a user, by the ids of realm and user: another node may have removed it
     */
    void flush(EntityManager em, BiPredicate<String, String> exists) {
        List<DecisionRecord> batch;
        synchronized (waiting) {
            batch = new ArrayList<>(waiting.values());
            waiting.clear();
        }
        Map<String, Boolean> known = new HashMap<>();
        batch.removeIf(
                decision -> !known.computeIfAbsent(decision.userId(), user -> exists.test(decision.realmId(), user)));
        for (DecisionRecord decision : batch) {
            Sameness same = Sameness.of(decision);
            String ref = written.getIfPresent(same);
            int updated = ref == null ? 0 : add(em, ref, decision.count());
            if (updated == 0) {
                em.persist(new DecisionEntity(decision));
                written.put(same, decision.ref());
            }
        }
    }

    boolean isEmpty() {
        synchronized (waiting) {
            return waiting.isEmpty();
        }
    }

    private static int add(EntityManager em, String ref, int count) {
        return em.createQuery("update CaDecision d set d.times = d.times + :count where d.ref = :ref")
                .setParameter("count", count)
                .setParameter("ref", ref)
                .executeUpdate();
    }
}
