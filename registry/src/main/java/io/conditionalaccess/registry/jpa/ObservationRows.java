// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Observations by what they are about. */
final class ObservationRows {
    private static final String BY_SUBJECT = "select o from CaObservation o where o.subjectId in :subjects";
    private static final String WITH_ENTRIES = "select o as observation,"
            + " (select count(s.id) from CaSignal s where s.signalIdHash in :signals) as entries"
            + " from CaObservation o where o.subjectId in :subjects";

    private ObservationRows() {}

    /**
     * What is known of several subjects, and a look at the ledger that costs no statement of its own.
     *
     * @param bySubject those of which nothing is known are missing
     * @param noneEntered whether it is certain that the ledger has no entry of any of the signals
     */
    record Known(Map<String, List<ObservationEntity>> bySubject, boolean noneEntered) {}

    static List<ObservationEntity> of(EntityManager em, String subjectId) {
        return ByKeys.query(em, BY_SUBJECT, ObservationEntity.class, Map.of("subjects", List.of(subjectId)))
                .getResultList();
    }

    /** By subject; those of which nothing is known are missing. */
    static Map<String, List<ObservationEntity>> of(EntityManager em, List<String> subjectIds) {
        return ByKeys.query(em, BY_SUBJECT, ObservationEntity.class, Map.of("subjects", subjectIds))
                .getResultList()
                .stream()
                .collect(Collectors.groupingBy(ObservationEntity::subjectId));
    }

    /** @param signals keys of their ids, see {@link SignalLedger#ids()} */
    static Known of(EntityManager em, List<String> subjectIds, List<String> signals) {
        List<Tuple> rows = ByKeys.query(
                        em, WITH_ENTRIES, Tuple.class, Map.of("subjects", subjectIds, "signals", signals))
                .getResultList();
        boolean noneEntered = !rows.isEmpty() && rows.get(0).get("entries", Long.class) == 0;
        return new Known(
                rows.stream()
                        .map(row -> row.get("observation", ObservationEntity.class))
                        .collect(Collectors.groupingBy(ObservationEntity::subjectId)),
                noneEntered);
    }
}
