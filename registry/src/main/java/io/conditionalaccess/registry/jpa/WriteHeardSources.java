// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import io.conditionalaccess.registry.metrics.StateMeters;
import io.micrometer.core.instrument.Tags;
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

/**
 * Writes down which sources this node heard, once every few seconds however much they say, and reads what others did; and
 * shows what lasts: which sources are silent, and where the brake is on.
 */
final class WriteHeardSources implements ScheduledTask {
    static final long EVERY_MILLIS = 5_000;
    private static final Logger LOG = Logger.getLogger(WriteHeardSources.class);

    private final HeardSources heard;
    private final StateMeters silent = new StateMeters(
            "conditional.access.source.silent", "1 while the source has been silent for longer than its heartbeat");
    private final StateMeters braked = new StateMeters("conditional.access.brake.on", "1 while the brake is on");

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
        Map<Tags, Boolean> silence = new HashMap<>();
        Map<Tags, Boolean> brakes = new HashMap<>();
        List<String> brakedRealms = em(session)
                .createQuery("select r.realmId from CaRealm r where r.brakedSince is not null", String.class)
                .getResultList();
        for (SourceEntity row : rows) {
            HeardSources.Key key = new HeardSources.Key(row.realmId(), row.source());
            RealmModel realm = session.realms().getRealm(row.realmId());
            if (realm != null) {
                stored.put(key, row.lastSignalAt());
                names.put(key, realm.getName());
                Tags ofRealm = Tags.of("realm", realm.getName());
                silence.put(
                        ofRealm.and("source", row.source()), row.silentSince().isPresent());
                // Only what sources say sets it off, so each realm where it can be on is among these.
                brakes.put(ofRealm, brakedRealms.contains(row.realmId()));
            }
        }
        heard.stored(stored, names);
        silent.show(silence);
        braked.show(brakes);
    }

    private static EntityManager em(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}
