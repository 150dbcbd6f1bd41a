// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import io.conditionalaccess.registry.Confirmation;
import io.conditionalaccess.registry.Participation;
import io.conditionalaccess.registry.cache.Broadcast;
import io.conditionalaccess.registry.cache.FactKey;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Since when realms take part. In the caller's transaction; the other nodes hear of it after the commit. */
final class ParticipationRows implements Participation {
    private final KeycloakSession session;
    private final Broadcast broadcast;
    private final EntityManager em;

    ParticipationRows(KeycloakSession session, Broadcast broadcast) {
        this.session = session;
        this.broadcast = broadcast;
        this.em = session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    @Override
    public Optional<Instant> since(RealmModel realm) {
        return Optional.ofNullable(em.find(RealmEntity.class, realm.getId())).map(RealmEntity::takesPartSince);
    }

    @Override
    public void begin(RealmModel realm, Instant now) {
        if (em.find(RealmEntity.class, realm.getId()) == null) {
            em.persist(new RealmEntity(realm.getId(), now));
            tellAfterCommit(realm.getId());
        }
    }

    @Override
    public void end(RealmModel realm) {
        Optional.ofNullable(em.find(RealmEntity.class, realm.getId())).ifPresent(row -> {
            em.remove(row);
            // Its sources go with it, and those of a later beginning have not been silent for all that time.
            CleanUp.delete(em, "CaSource", "realmId", realm.getId());
            tellAfterCommit(realm.getId());
        });
    }

    @Override
    public Optional<Confirmation> awaited(RealmModel realm) {
        return Optional.ofNullable(em.find(RealmEntity.class, realm.getId())).flatMap(RealmEntity::confirmation);
    }

    @Override
    public Optional<Confirmation> lockAwaited(RealmModel realm) {
        return locked(realm.getId()).flatMap(RealmEntity::confirmation);
    }

    @Override
    public void await(RealmModel realm, Confirmation confirmation) {
        locked(realm.getId()).ifPresent(row -> row.await(confirmation));
    }

    @Override
    public boolean settle(RealmModel realm) {
        Optional<RealmEntity> row = locked(realm.getId());
        boolean waited = row.flatMap(RealmEntity::confirmation).isPresent();
        row.ifPresent(RealmEntity::settled);
        return waited;
    }

    @Override
    public void edited(RealmModel realm, Instant now, boolean reach) {
        locked(realm.getId()).ifPresent(row -> row.edited(now, reach));
    }

    @Override
    public List<String> overdue(Instant now) {
        return em.createQuery("select r.realmId from CaRealm r where r.confirmBy <= :now", String.class)
                .setParameter("now", Micros.of(now))
                .getResultList();
    }

    /** So that a confirmation and the end of its time take turns. */
    private Optional<RealmEntity> locked(String realmId) {
        // A row of this very transaction has to be there before it can be locked.
        em.flush();
        RealmEntity row = em.find(RealmEntity.class, realmId, LockModeType.PESSIMISTIC_WRITE);
        if (row != null) {
            em.refresh(row);
        }
        return Optional.ofNullable(row);
    }

    private void tellAfterCommit(String realmId) {
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                broadcast.send(session, List.of(FactKey.realm(realmId)));
            }

            @Override
            protected void rollbackImpl() {
                // Nothing has changed.
            }
        });
    }
}
