// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.selfcheck;

import io.conditionalaccess.registry.policy.DevicePolicyProvider;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.timer.ScheduledTask;

/** Looks at every realm that takes part, at start-up and once a minute on each node, and says what has a gap. */
public final class WatchEnforcement implements ScheduledTask {
    public static final long EVERY_MILLIS = 60_000;
    private static final Logger LOG = Logger.getLogger(WatchEnforcement.class);
    private static final String METRIC = "conditional_access_enforcement_point";

    /** The worst of all realms, by point: a gauge has no tag for the realm. */
    private final Map<String, State> worst = new ConcurrentHashMap<>();

    private Set<String> saidBefore = Set.of();

    @Override
    public synchronized void run(KeycloakSession session) {
        Map<String, State> found = new HashMap<>();
        Set<String> gaps = new HashSet<>();
        List<RealmModel> realms = session.realms()
                .getRealmsWithProviderTypeStream(DevicePolicyProvider.class)
                .toList();
        for (RealmModel realm : realms) {
            for (EnforcementPoint point : new SelfCheck(session, realm).standing()) {
                found.merge(point.point(), point.state(), WatchEnforcement::worse);
                if (point.isGap()) {
                    gaps.add("realm " + realm.getName() + ": " + point.described());
                }
            }
        }
        gaps.stream()
                .filter(gap -> !saidBefore.contains(gap))
                .sorted()
                .forEach(gap -> LOG.warnf("device compliance is not asked for everywhere, %s", gap));
        saidBefore = gaps;
        found.forEach(this::show);
    }

    private static State worse(State one, State other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private void show(String point, State state) {
        if (worst.put(point, state) == null) {
            for (State each : State.values()) {
                Gauge.builder(METRIC, worst, states -> states.get(point) == each ? 1 : 0)
                        .description("1 for the state of each place where Keycloak should ask us, of the worst realm")
                        .tags("point", point, "state", each.wire())
                        .register(Metrics.globalRegistry);
            }
        }
    }
}
