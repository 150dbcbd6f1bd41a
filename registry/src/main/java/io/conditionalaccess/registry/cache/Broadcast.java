// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.cache;

import java.util.Collection;
import org.jboss.logging.Logger;
import org.keycloak.cluster.ClusterProvider;
import org.keycloak.models.KeycloakSession;

/** Drops facts on this node, then on all others. To be called after the commit: before it, they would reload the old. */
public final class Broadcast {
    private static final Logger LOG = Logger.getLogger(Broadcast.class);
    private static final String TASK = "conditional-access-facts";

    private final FactsCache cache;

    public Broadcast(FactsCache cache) {
        this.cache = cache;
    }

    /** Once per node; the listener runs on a thread of the cluster and must only drop entries. */
    public void listen(KeycloakSession session) {
        session.getProvider(ClusterProvider.class).registerListener(TASK, event -> {
            if (event instanceof FactsChanged changed) {
                cache.invalidate(changed.facts());
            }
        });
    }

    public void send(KeycloakSession session, Collection<FactKey> keys) {
        if (keys.isEmpty()) {
            return;
        }
        cache.invalidate(keys);
        try {
            session.getProvider(ClusterProvider.class).notify(TASK, FactsChanged.of(keys), true);
        } catch (RuntimeException e) {
            // What is stored is stored: the other nodes see it when their entries expire.
            LOG.warnf(
                    e,
                    "other nodes were not told of %d changed facts and will see them within the cache's lifetime",
                    keys.size());
        }
    }
}
