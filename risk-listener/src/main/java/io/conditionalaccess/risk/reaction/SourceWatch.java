// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.reaction;

import io.conditionalaccess.registry.DeviceRegistryProvider;
import io.conditionalaccess.registry.policy.RealmPolicies;
import io.conditionalaccess.risk.source.SignalSourceProvider;
import io.conditionalaccess.risk.source.SignalSources;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.timer.ScheduledTask;

/**
 * Notices that a source which reports regularly has stopped. Keycloak locks it across the cluster by the simple name of
 * this class, which therefore has to be unique.
 */
final class SourceWatch implements ScheduledTask {
    static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final Logger LOG = Logger.getLogger(SourceWatch.class);

    private final SignalSources sources;
    private final Instant watching;

    SourceWatch(SignalSources sources, Instant watching) {
        this.sources = sources;
        this.watching = watching;
    }

    @Override
    public void run(KeycloakSession session) {
        List<String> realms = session.realms()
                .getRealmsWithProviderTypeStream(SignalSourceProvider.class)
                .map(RealmModel::getId)
                .toList();
        realms.forEach(realm -> watch(session, realm));
    }

    private void watch(KeycloakSession session, String realmId) {
        try {
            KeycloakModelUtils.runJobInTransaction(session.getKeycloakSessionFactory(), own -> {
                RealmModel realm = own.realms().getRealm(realmId);
                if (realm != null && RealmPolicies.of(own, realm).isPresent()) {
                    DeviceRegistryProvider.of(own).sources().watch(realm, watching, sources.heartbeats(realm));
                }
            });
        } catch (RuntimeException e) {
            LOG.warnf(e, "sources of realm %s are looked at again by the next run", realmId);
        }
    }
}
