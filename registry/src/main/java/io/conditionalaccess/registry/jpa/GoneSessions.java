// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import io.conditionalaccess.registry.session.SessionPair;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.List;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Index rows of sessions that no longer exist: logged out or expired, of which nobody tells us. They stay for a while,
 * because a device's timeline and who comes with an old token are answered out of them. The newest of a device stays for
 * longer: nothing else says when the device was last seen.
 */
final class GoneSessions {
    private final Batches batches;

    GoneSessions(Batches batches) {
        this.batches = batches;
    }

    /**
     * @param boundBefore in microseconds; younger rows stay
     * @param endedBefore as {@code boundBefore}, for sessions that were ended because of their device
     * @param seenBefore as {@code boundBefore}, for the newest session of a device
     */
    void delete(String realmId, long boundBefore, long endedBefore, long seenBefore) {
        String[] after = {""};
        batches.repeatIn(session -> {
            List<String> candidates = candidates(em(session), realmId, boundBefore, after[0])
                    .setParameter("ended", endedBefore)
                    .setParameter("seen", seenBefore)
                    .getResultList();
            if (!candidates.isEmpty()) {
                after[0] = candidates.get(candidates.size() - 1);
            }
            Retention.delete(
                    em(session),
                    "delete from CaBinding b where b.sessionId in :ids",
                    gone(session, realmId, candidates));
            return candidates.size();
        });
    }

    /** Keycloak's own table of sessions leaves few to be looked at one by one: none, unless it keeps them in memory only. */
    private static TypedQuery<String> candidates(EntityManager em, String realmId, long boundBefore, String after) {
        return em.createQuery(
                        "select b.sessionId from CaBinding b where b.realmId = :realm and b.boundAt < :bound"
                                + " and (b.endedAt is null or b.endedAt < :ended) and b.sessionId > :after"
                                + " and (b.deviceId is null or b.boundAt < :seen or exists (select n.sessionId"
                                + " from CaBinding n where n.deviceId = b.deviceId and n.boundAt > b.boundAt))"
                                + " and not exists (select s.userSessionId from PersistentUserSessionEntity s"
                                + " where s.userSessionId = b.sessionId) order by b.sessionId",
                        String.class)
                .setParameter("realm", realmId)
                .setParameter("bound", boundBefore)
                .setParameter("after", after)
                .setMaxResults(Batches.SIZE);
    }

    private static List<String> gone(KeycloakSession session, String realmId, List<String> candidates) {
        RealmModel realm = session.realms().getRealm(realmId);
        return realm == null
                ? List.of()
                : candidates.stream()
                        .filter(id -> SessionPair.find(session, realm, id).isEmpty())
                        .toList();
    }

    private static EntityManager em(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}
