// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.timer.ScheduledTask;

/** Writes down which sources this node heard, once every few seconds however much they say, and reads what others did. */
final class WriteHeardSources implements ScheduledTask {
    static final long EVERY_MILLIS = 5_000;
    private static final Logger LOG = Logger.getLogger(WriteHeardSources.class);

    private final HeardSources heard;

    WriteHeardSources(HeardSources heard) {
        this.heard = heard;
    }

    @Override
    public void run(KeycloakSession session) {
        heard.unwritten().forEach((key, at) -> {
            try {
                KeycloakModelUtils.runJobInTransaction(
                        session.getKeycloakSessionFactory(), own -> SourceRows.write(em(own), key, at));
                heard.written(key, at);
            } catch (RuntimeException e) {
                // Often another node wrote its first row at the same moment.
                LOG.debugf(e, "last signal of source %s is written by the next run", key.source());
            }
        });
        read(session);
    }

    private void read(KeycloakSession session) {
        List<SourceEntity> rows = em(session)
                .createQuery("select s from CaSource s", SourceEntity.class)
                .getResultList();
        Map<HeardSources.Key, Instant> stored = new HashMap<>();
        Map<HeardSources.Key, String> names = new HashMap<>();
        for (SourceEntity row : rows) {
            HeardSources.Key key = new HeardSources.Key(row.realmId(), row.source());
            RealmModel realm = session.realms().getRealm(row.realmId());
            if (realm != null) {
                stored.put(key, row.lastSignalAt());
                names.put(key, realm.getName());
            }
        }
        heard.stored(stored, names);
    }

    private static EntityManager em(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}
