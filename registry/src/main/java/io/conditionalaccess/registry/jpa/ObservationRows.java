// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import jakarta.persistence.EntityManager;
import java.util.List;

/** Observations by what they are about. */
final class ObservationRows {
    private ObservationRows() {}

    static List<ObservationEntity> of(EntityManager em, String subjectId) {
        return em.createQuery("select o from CaObservation o where o.subjectId = :subject", ObservationEntity.class)
                .setParameter("subject", subjectId)
                .getResultList();
    }
}
