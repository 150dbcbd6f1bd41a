// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import io.conditionalaccess.registry.DecisionLog;
import io.conditionalaccess.registry.DecisionQuery;
import io.conditionalaccess.registry.DecisionRecord;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Decision records in the database. */
final class DecisionRows implements DecisionLog {
    private static final Logger LOG = Logger.getLogger(DecisionRows.class);

    private final KeycloakSession session;
    private final DecisionQueue queue;

    DecisionRows(KeycloakSession session, DecisionQueue queue) {
        this.session = session;
        this.queue = queue;
    }

    @Override
    public void write(DecisionRecord decision) {
        try {
            KeycloakModelUtils.runJobInTransaction(
                    session.getKeycloakSessionFactory(), own -> em(own).persist(new DecisionEntity(decision)));
        } catch (RuntimeException e) {
            // The person is to see the page all the same; the record follows when the database is back.
            LOG.warnf("decision %s could not be written at once: %s", decision.ref(), e.getMessage());
            queue.offer(decision);
        }
    }

    @Override
    public void offer(DecisionRecord decision) {
        queue.offer(decision);
    }

    @Override
    public Optional<DecisionRecord> find(RealmModel realm, String ref) {
        return Optional.ofNullable(em(session).find(DecisionEntity.class, ref))
                .map(DecisionEntity::decision)
                .filter(decision -> decision.realmId().equals(realm.getId()));
    }

    @Override
    public List<DecisionRecord> search(RealmModel realm, DecisionQuery query, int first, int max) {
        return DecisionSearch.search(em(session), realm.getId(), query, first, max);
    }

    @Override
    public long count(RealmModel realm, DecisionQuery query) {
        return DecisionSearch.count(em(session), realm.getId(), query);
    }

    private static EntityManager em(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}
