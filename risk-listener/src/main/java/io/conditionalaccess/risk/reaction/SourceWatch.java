// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.reaction;

import io.conditionalaccess.registry.DeviceRegistryProvider;
import io.conditionalaccess.registry.policy.RealmPolicies;
import io.conditionalaccess.risk.source.SignalSources;
import io.conditionalaccess.risk.source.SourceRealms;
import java.time.Duration;
import java.time.Instant;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.timer.ScheduledTask;

/**
 * Notices that a source which reports regularly has stopped. Keycloak locks it across the cluster by the simple name of
 * this class, which therefore has to be unique.
 */
final class SourceWatch implements ScheduledTask {
    static final Duration INTERVAL = Duration.ofSeconds(10);

    private final SignalSources sources;
    private final Instant watching;

    SourceWatch(SignalSources sources, Instant watching) {
        this.sources = sources;
        this.watching = watching;
    }

    @Override
    public void run(KeycloakSession session) {
        SourceRealms.forEach(session, this::watch);
    }

    private void watch(KeycloakSession session, RealmModel realm) {
        if (RealmPolicies.of(session, realm).isPresent()) {
            DeviceRegistryProvider.of(session).sources().watch(realm, watching, sources.heartbeats(realm));
        }
    }
}
