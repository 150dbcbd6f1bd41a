// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.OptionalLong;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.executors.ExecutorsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * How many devices realms have, which the brake need not know exactly. Counting a million rows takes longer than a
 * revocation may, so one that can do without does.
 */
final class DeviceCounts {
    private static final int MAX_REALMS = 10_000;

    private final Cache<String, Long> devices = Caffeine.newBuilder()
            .maximumSize(MAX_REALMS)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    /** The last count, else one made now. */
    long of(EntityManager em, String realm) {
        return devices.get(realm, key -> count(em, key));
    }

    /** The last count; if there is none, one is made beside the caller, for those who ask later. */
    OptionalLong known(KeycloakSession session, String realm) {
        Long last = devices.getIfPresent(realm);
        if (last != null) {
            return OptionalLong.of(last);
        }
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        session.getProvider(ExecutorsProvider.class)
                .getExecutor("device-count")
                .execute(() -> KeycloakModelUtils.runJobInTransaction(
                        factory,
                        own -> of(own.getProvider(JpaConnectionProvider.class).getEntityManager(), realm)));
        return OptionalLong.empty();
    }

    private static long count(EntityManager em, String realm) {
        return em.createQuery(
                        "select count(d) from CaDevice d where d.realmId = :realm and d.deletedAt is null", Long.class)
                .setParameter("realm", realm)
                .getSingleResult();
    }
}
