// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.pull;

import io.conditionalaccess.registry.metrics.StateMeters;
import io.conditionalaccess.registry.policy.RealmPolicies;
import io.conditionalaccess.risk.source.SignalSources;
import io.conditionalaccess.risk.source.SourceConfig;
import io.conditionalaccess.risk.source.SourceRealms;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.timer.ScheduledTask;

/**
 * Looks which sources it is time to ask, and shows where asking fails. Every node looks; the board lets one of them ask.
 */
final class AskDueSources implements ScheduledTask {
    static final Duration INTERVAL = Duration.ofSeconds(5);

    private final SignalSources sources;
    private final Pulls pulls;
    private final StateMeters failing = new StateMeters(
            "conditional.access.source.failing",
            "1 while a product that is asked refuses the secret or has not answered three times in a row");

    AskDueSources(SignalSources sources, Pulls pulls) {
        this.sources = sources;
        this.pulls = pulls;
    }

    @Override
    public void run(KeycloakSession session) {
        Map<Tags, Boolean> states = new HashMap<>();
        SourceRealms.forEach(session, (own, realm) -> {
            List<SourceConfig> asked = at(own, realm);
            // What reports by itself never fails in this sense, and shows that it is watched.
            sources.all(realm)
                    .forEach(source -> states.put(
                            Tags.of("realm", realm.getName(), "source", source.alias()),
                            asked.contains(source) && pulls.failing(source)));
        });
        failing.show(states);
    }

    void at(KeycloakSessionFactory factory, String realmId) {
        SourceRealms.forOne(factory, realmId, this::at);
    }

    /** @return the sources that are asked */
    private List<SourceConfig> at(KeycloakSession session, RealmModel realm) {
        // What Keycloak has in memory comes first: whether the realm takes part may have to be read.
        List<SourceConfig> asked = realm.isEnabled() ? sources.pulls(realm) : List.of();
        if (asked.isEmpty() || RealmPolicies.of(session, realm).isEmpty()) {
            return List.of();
        }
        asked.forEach(source -> pulls.ifDue(realm.getId(), source));
        return asked;
    }
}
