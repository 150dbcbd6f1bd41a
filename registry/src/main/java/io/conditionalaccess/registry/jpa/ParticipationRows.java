// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import io.conditionalaccess.registry.Participation;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.models.RealmModel;

/** Since when realms take part. */
final class ParticipationRows implements Participation {
    private final EntityManager em;

    ParticipationRows(EntityManager em) {
        this.em = em;
    }

    @Override
    public Optional<Instant> since(RealmModel realm) {
        return Optional.ofNullable(em.find(RealmEntity.class, realm.getId())).map(RealmEntity::takesPartSince);
    }

    @Override
    public void begin(RealmModel realm, Instant now) {
        if (em.find(RealmEntity.class, realm.getId()) == null) {
            em.persist(new RealmEntity(realm.getId(), now));
        }
    }

    @Override
    public void end(RealmModel realm) {
        Optional.ofNullable(em.find(RealmEntity.class, realm.getId())).ifPresent(em::remove);
    }
}
