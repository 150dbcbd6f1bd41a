// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.component.ComponentModel;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.cache.CacheRealmProvider;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.timer.ScheduledTask;

/**
 * Policies and sources are in Keycloak's realm cache, without an end, until a message says that they changed. A node that
 * missed the message would go by the old ones for good; so each node compares them with the database now and then, and
 * drops the realm where they differ. The rest of a realm's configuration is Keycloak's own.
 */
final class DropStaleRealms implements ScheduledTask {
    static final long EVERY_MILLIS = 30_000;
    private static final Logger LOG = Logger.getLogger(DropStaleRealms.class);
    /** What the types of our components begin with, in whichever module. */
    private static final String OURS = "io.conditionalaccess.";

    /** Realms that had something of ours when last looked: there it may have been removed. */
    private Set<String> hadSome = Set.of();

    /** One entry of a component; its name is one as well. */
    private record Setting(String component, String key, String value) {}

    @Override
    public synchronized void run(KeycloakSession session) {
        Map<String, Set<Setting>> stored = stored(session, Optional.empty());
        Stream.concat(stored.keySet().stream(), hadSome.stream())
                .distinct()
                .forEach(realm -> compare(session, realm, stored.getOrDefault(realm, Set.of())));
        hadSome = Set.copyOf(stored.keySet());
    }

    /** Of one realm, at once: what is read of it afterwards is not older than this call. */
    static void now(KeycloakSessionFactory factory, String realmId) {
        KeycloakModelUtils.runJobInTransaction(
                factory,
                own -> compare(own, realmId, stored(own, Optional.of(realmId)).getOrDefault(realmId, Set.of())));
    }

    private static void compare(KeycloakSession session, String realmId, Set<Setting> stored) {
        Optional.ofNullable(session.realms().getRealm(realmId))
                .filter(realm -> !cached(realm).equals(stored))
                .ifPresent(realm -> {
                    LOG.infof(
                            "policy or sources of realm %s were edited, and this node had not heard of it yet",
                            realm.getName());
                    session.getProvider(CacheRealmProvider.class).registerRealmInvalidation(realmId, realm.getName());
                });
    }

    private static Set<Setting> cached(RealmModel realm) {
        return realm.getComponentsStream()
                .filter(component -> String.valueOf(component.getProviderType()).startsWith(OURS))
                .flatMap(DropStaleRealms::settings)
                .collect(Collectors.toSet());
    }

    private static Stream<Setting> settings(ComponentModel component) {
        return Stream.concat(
                Stream.of(named(component.getId(), component.getName())),
                component.getConfig().entrySet().stream()
                        .flatMap(entry -> entry.getValue().stream()
                                .map(value -> new Setting(component.getId(), entry.getKey(), String.valueOf(value)))));
    }

    private static Map<String, Set<Setting>> stored(KeycloakSession session, Optional<String> realmId) {
        EntityManager em = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        TypedQuery<Tuple> query = em.createQuery(
                        "select c.realm.id as realm, c.id as id, c.name as name, s.name as key, s.value as value"
                                + " from ComponentEntity c left join c.componentConfigs s where c.providerType like :ours"
                                + (realmId.isPresent() ? " and c.realm.id = :realm" : ""),
                        Tuple.class)
                .setParameter("ours", OURS + "%");
        realmId.ifPresent(id -> query.setParameter("realm", id));
        Map<String, Set<Setting>> stored = new HashMap<>();
        query.getResultStream().forEach(row -> {
            String component = row.get("id", String.class);
            Set<Setting> settings = stored.computeIfAbsent(row.get("realm", String.class), realm -> new HashSet<>());
            settings.add(named(component, row.get("name", String.class)));
            if (row.get("key") != null) {
                settings.add(new Setting(
                        component, row.get("key", String.class), String.valueOf(row.get("value", String.class))));
            }
        });
        return stored;
    }

    private static Setting named(String component, String name) {
        return new Setting(component, "", String.valueOf(name));
    }
}
