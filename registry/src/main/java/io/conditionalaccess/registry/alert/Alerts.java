// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.alert;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Sends alerts out: a warning in the log, a counter, and an event of the realm. */
public final class Alerts {
    private static final Logger LOG = Logger.getLogger(Alerts.class);

    /** Prometheus appends {@code _total}. */
    private static final String METRIC = "conditional_access_alerts";

    private Alerts() {}

    /** Shows each kind as zero from the start: what first appears as one is no increase to Prometheus. */
    public static void register() {
        for (Kind kind : Kind.values()) {
            counter(kind);
        }
    }

    private static Counter counter(Kind kind) {
        return Metrics.counter(METRIC, "kind", kind.wire());
    }

    /**
     * Returns when the alert is out. Safe within a transaction and after one: the event is written in a transaction of
     * its own, so it stays although the request fails later, and a failure to write it fails nothing else.
     */
    public static void raise(KeycloakSession session, Alert alert) {
        LOG.warn(AlertLine.of(alert));
        counter(alert.kind()).increment();
        try {
            KeycloakModelUtils.runJobInTransaction(
                    session.getKeycloakSessionFactory(), own -> AlertEvent.send(own, alert));
        } catch (RuntimeException e) {
            LOG.warnf(
                    e,
                    "the alert %s is in the log only: its event could not be stored",
                    alert.kind().wire());
        }
    }
}
