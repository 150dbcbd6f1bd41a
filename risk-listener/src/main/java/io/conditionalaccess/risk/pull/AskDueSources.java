// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.pull;

import io.conditionalaccess.registry.policy.RealmPolicies;
import io.conditionalaccess.risk.source.SignalSourceProvider;
import io.conditionalaccess.risk.source.SignalSources;
import io.conditionalaccess.risk.source.SourceConfig;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.timer.ScheduledTask;

/** Looks which sources it is time to ask. Every node looks; the board lets one of them ask. */
final class AskDueSources implements ScheduledTask {
    static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final Logger LOG = Logger.getLogger(AskDueSources.class);

    private final SignalSources sources;
    private final Pulls pulls;

    AskDueSources(SignalSources sources, Pulls pulls) {
        this.sources = sources;
        this.pulls = pulls;
    }

    @Override
    public void run(KeycloakSession session) {
        List<String> realms = session.realms()
                .getRealmsWithProviderTypeStream(SignalSourceProvider.class)
                .map(RealmModel::getId)
                .toList();
        realms.forEach(realm -> at(session.getKeycloakSessionFactory(), realm));
    }

    void at(KeycloakSessionFactory factory, String realmId) {
        try {
            KeycloakModelUtils.runJobInTransaction(factory, own -> {
                RealmModel realm = own.realms().getRealm(realmId);
                if (realm == null || !realm.isEnabled()) {
                    return;
                }
                // What Keycloak has in memory comes first: whether the realm takes part may have to be read.
                List<SourceConfig> asked = sources.pulls(realm);
                if (!asked.isEmpty() && RealmPolicies.of(own, realm).isPresent()) {
                    asked.forEach(source -> pulls.ifDue(realmId, source));
                }
            });
        } catch (RuntimeException e) {
            LOG.warnf(e, "sources of realm %s are looked at again by the next run", realmId);
        }
    }
}
