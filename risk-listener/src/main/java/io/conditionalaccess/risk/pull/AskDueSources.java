// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.pull;

import io.conditionalaccess.registry.policy.RealmPolicies;
import io.conditionalaccess.risk.source.SignalSources;
import io.conditionalaccess.risk.source.SourceConfig;
import io.conditionalaccess.risk.source.SourceRealms;
import java.time.Duration;
import java.util.List;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.timer.ScheduledTask;

/** Looks which sources it is time to ask. Every node looks; the board lets one of them ask. */
final class AskDueSources implements ScheduledTask {
    static final Duration INTERVAL = Duration.ofSeconds(5);

    private final SignalSources sources;
    private final Pulls pulls;

    AskDueSources(SignalSources sources, Pulls pulls) {
        this.sources = sources;
        this.pulls = pulls;
    }

    @Override
    public void run(KeycloakSession session) {
        SourceRealms.forEach(session, this::at);
    }

    void at(KeycloakSessionFactory factory, String realmId) {
        SourceRealms.forOne(factory, realmId, this::at);
    }

    private void at(KeycloakSession session, RealmModel realm) {
        // What Keycloak has in memory comes first: whether the realm takes part may have to be read.
        List<SourceConfig> asked = realm.isEnabled() ? sources.pulls(realm) : List.of();
        if (!asked.isEmpty() && RealmPolicies.of(session, realm).isPresent()) {
            asked.forEach(source -> pulls.ifDue(realm.getId(), source));
        }
    }
}
