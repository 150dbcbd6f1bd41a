// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.source;

import java.util.List;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** What timers do for each realm that has sources, in a transaction of its own: one that fails stops no other. */
public final class SourceRealms {
    private static final Logger LOG = Logger.getLogger(SourceRealms.class);

    private SourceRealms() {}

    public static void forEach(KeycloakSession session, BiConsumer<KeycloakSession, RealmModel> task) {
        List<String> realms = session.realms()
                .getRealmsWithProviderTypeStream(SignalSourceProvider.class)
                .map(RealmModel::getId)
                .toList();
        realms.forEach(realm -> forOne(session.getKeycloakSessionFactory(), realm, task));
    }

    /** Nothing, if the realm has been removed meanwhile. */
    public static void forOne(
            KeycloakSessionFactory factory, String realmId, BiConsumer<KeycloakSession, RealmModel> task) {
        try {
            KeycloakModelUtils.runJobInTransaction(factory, own -> {
                RealmModel realm = own.realms().getRealm(realmId);
                if (realm != null) {
                    task.accept(own, realm);
                }
            });
        } catch (RuntimeException e) {
            LOG.warnf(e, "sources of realm %s are looked at again by the next run", realmId);
        }
    }
}
