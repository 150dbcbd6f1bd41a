// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Observations by what they are about. */
final class ObservationRows {
    private ObservationRows() {}

    static List<ObservationEntity> of(EntityManager em, String subjectId) {
        return em.createQuery("select o from CaObservation o where o.subjectId = :subject", ObservationEntity.class)
                .setParameter("subject", subjectId)
                .getResultList();
    }

    /** By subject; those of which nothing is known are missing. */
    static Map<String, List<ObservationEntity>> of(EntityManager em, List<String> subjectIds) {
        return em.createQuery("select o from CaObservation o where o.subjectId in :subjects", ObservationEntity.class)
                .setParameter("subjects", subjectIds)
                .getResultStream()
                .collect(Collectors.groupingBy(ObservationEntity::subjectId));
    }
}
