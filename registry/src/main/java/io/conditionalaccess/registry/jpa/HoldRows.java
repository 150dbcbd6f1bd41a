// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import io.conditionalaccess.registry.Holds;
import io.conditionalaccess.registry.PendingHold;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.UUID;

/** Devices whose applications have to be told of a hold. */
final class HoldRows implements Holds {
    private final EntityManager em;

    HoldRows(EntityManager em) {
        this.em = em;
    }

    @Override
    public List<PendingHold> pending(int max) {
        return em.createQuery(
                        "select d.realmId as realm, d.id as id, d.holdPending as since from CaDevice d"
                                + " where d.holdPending is not null order by d.holdPending",
                        Tuple.class)
                .setMaxResults(max)
                .getResultStream()
                .map(row -> new PendingHold(
                        row.get("realm", String.class),
                        UUID.fromString(row.get("id", String.class)),
                        Micros.instant(row.get("since", Long.class))))
                .toList();
    }

    @Override
    public boolean claim(PendingHold hold) {
        return em.createQuery("update CaDevice d set d.holdPending = null where d.id = :id and d.holdPending = :since")
                        .setParameter("id", hold.device().toString())
                        .setParameter("since", Micros.of(hold.since()))
                        .executeUpdate()
                == 1;
    }
}
