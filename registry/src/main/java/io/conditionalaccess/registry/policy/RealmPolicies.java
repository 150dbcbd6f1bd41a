// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.policy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.conditionalaccess.registry.DeviceRegistryProvider;
import io.conditionalaccess.registry.DeviceRegistryProviderFactory;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.common.util.MultivaluedHashMap;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * The one way to a realm's policy. Keycloak keeps components in its realm cache and invalidates that on all nodes, so an
 * edit counts from the next decision; here only the parsing is cached, per component content.
 */
public final class RealmPolicies {
    private static final Logger LOG = Logger.getLogger(RealmPolicies.class);
    private static final int MAX_REALMS = 10_000;

    private final Cache<String, Parsed> parsed =
            Caffeine.newBuilder().maximumSize(MAX_REALMS).build();
    private final boolean monitorOnly;

    private record Parsed(MultivaluedHashMap<String, String> content, RealmPolicy policy) {}

    public RealmPolicies(boolean monitorOnly) {
        this.monitorOnly = monitorOnly;
    }

    /** Empty if the realm does not take part: then nothing is checked and nothing recorded. */
    public static Optional<RealmPolicy> of(KeycloakSession session, RealmModel realm) {
        DeviceRegistryProviderFactory factory = (DeviceRegistryProviderFactory)
                session.getKeycloakSessionFactory().getProviderFactory(DeviceRegistryProvider.class);
        return factory.policies()
                .of(
                        realm,
                        () -> DeviceRegistryProvider.of(session).participation().since(realm));
    }

    /** Looks the policy up; {@code takesPartSince} is asked only when the component changed. */
    Optional<RealmPolicy> of(RealmModel realm, Supplier<Optional<Instant>> takesPartSince) {
        return components(realm).findFirst().map(component -> {
            Parsed known = parsed.getIfPresent(component.getId());
            return known != null && known.content.equals(component.getConfig())
                    ? known.policy
                    : parse(realm, component, takesPartSince.get());
        });
    }

    private RealmPolicy parse(RealmModel realm, ComponentModel component, Optional<Instant> since) {
        PolicyReader reader = new PolicyReader(values(component));
        // Without a row the realm is just about to take part: every session there is began before.
        RealmPolicy read = reader.read(since.orElse(Instant.MAX));
        reader.errors()
                .forEach(error -> LOG.errorf(
                        "device policy of realm %s is invalid, a default is used: %s", realm.getName(), error));
        RealmPolicy policy = monitorOnly ? read.monitored() : read;
        if (since.isPresent()) {
            parsed.put(component.getId(), new Parsed(new MultivaluedHashMap<>(component.getConfig()), policy));
        }
        return policy;
    }

    static Stream<ComponentModel> components(RealmModel realm) {
        return realm.getComponentsStream(realm.getId(), DevicePolicyProvider.class.getName());
    }

    /** Keycloak stores lists of values per key; ours are single. */
    static Map<String, String> values(ComponentModel component) {
        Map<String, String> values = new HashMap<>();
        component
                .getConfig()
                .forEach((key, list) ->
                        List.copyOf(list).stream().findFirst().ifPresent(value -> values.put(key, value)));
        return values;
    }
}
