// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import io.conditionalaccess.registry.DecisionQuery;
import io.conditionalaccess.registry.DecisionRecord;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds decision records for administrators. */
final class DecisionSearch {
    private DecisionSearch() {}

    static List<DecisionRecord> search(EntityManager em, String realmId, DecisionQuery query, int first, int max) {
        return typed(em, "select d", " order by d.decidedAt desc, d.ref", DecisionEntity.class, realmId, query)
                .setFirstResult(first)
                .setMaxResults(max)
                .getResultStream()
                .map(DecisionEntity::decision)
                .toList();
    }

    static long count(EntityManager em, String realmId, DecisionQuery query) {
        return typed(em, "select count(d)", "", Long.class, realmId, query).getSingleResult();
    }

    /** Only what is asked for becomes a condition, so that each combination may use an index. */
    private static <T> TypedQuery<T> typed(
            EntityManager em, String select, String order, Class<T> type, String realmId, DecisionQuery query) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("d.realmId = :realm", realmId);
        query.userId().ifPresent(user -> values.put("d.userId = :user", user));
        query.clientId().ifPresent(client -> values.put("d.clientId = :client", client));
        query.deviceId().ifPresent(device -> values.put("lower(d.deviceId) = lower(:device)", device));
        query.rule().ifPresent(rule -> values.put("d.rule = :rule", rule));
        query.from().ifPresent(from -> values.put("d.decidedAt >= :from", Micros.of(from)));
        query.to().ifPresent(to -> values.put("d.decidedAt < :to", Micros.of(to)));
        String conditions = values.keySet().stream().collect(Collectors.joining(" and "));
        TypedQuery<T> typed = em.createQuery(select + " from CaDecision d where " + conditions + order, type);
        values.forEach((condition, value) -> typed.setParameter(parameter(condition), value));
        return typed;
    }

    private static String parameter(String condition) {
        return condition.substring(condition.indexOf(':') + 1).replace(")", "");
    }
}
