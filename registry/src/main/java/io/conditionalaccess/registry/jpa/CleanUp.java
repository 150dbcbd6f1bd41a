// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import jakarta.persistence.EntityManager;
import java.util.List;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderEvent;

/** Nothing of ours outlives the realm or the user that it was about; in the transaction that removes them. */
final class CleanUp {
    static final List<String> OF_REALM = List.of(
            "CaObservation",
            "CaParked",
            "CaDeviceAlias",
            "CaDeviceOwner",
            "CaBinding",
            "CaLogoutTask",
            "CaDecision",
            "CaDeviceEvent",
            "CaSignal",
            "CaDevice",
            "CaSource",
            "CaRealm");
    private static final List<String> OF_USER = List.of("CaDeviceOwner", "CaBinding", "CaDecision");

    private CleanUp() {}

    static void after(ProviderEvent event, DecisionQueue waiting) {
        if (event instanceof RealmModel.RealmRemovedEvent removed) {
            delete(
                    removed.getKeycloakSession(),
                    OF_REALM,
                    "realmId",
                    removed.getRealm().getId());
        } else if (event instanceof UserModel.UserRemovedEvent removed) {
            waiting.forget(removed.getUser().getId());
            forgetOperator(removed.getKeycloakSession(), removed.getUser().getId());
            delete(
                    removed.getKeycloakSession(),
                    OF_USER,
                    "userId",
                    removed.getUser().getId());
        }
    }

    /** What was done to devices is theirs and stays; who did it goes. */
    private static void forgetOperator(KeycloakSession session, String userId) {
        session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createQuery("update CaDeviceEvent e set e.actorId = null, e.actorRealm = null where e.actorId = :id")
                .setParameter("id", userId)
                .executeUpdate();
    }

    private static void delete(KeycloakSession session, List<String> entities, String field, String id) {
        EntityManager em = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        entities.forEach(entity -> delete(em, entity, field, id));
    }

    /** Returns how many rows there were. */
    static int delete(EntityManager em, String entity, String field, String id) {
        return em.createQuery("delete from " + entity + " e where e." + field + " = :id")
                .setParameter("id", id)
                .executeUpdate();
    }
}
