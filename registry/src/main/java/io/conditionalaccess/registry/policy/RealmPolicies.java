// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.policy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.conditionalaccess.registry.DeviceRegistryProvider;
import io.conditionalaccess.registry.DeviceRegistryProviderFactory;
import io.conditionalaccess.registry.RealmState;
import java.time.Instant;
import java.util.ArrayList;
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
import org.keycloak.models.RoleModel;

/**
 * The one way to a realm's policy. Keycloak keeps components in its realm cache and invalidates that on all nodes, so an
 * edit counts from the next decision; here only the parsing is cached, per component content.
 */
public final class RealmPolicies {
    private static final Logger LOG = Logger.getLogger(RealmPolicies.class);
    private static final int MAX_REALMS = 10_000;

    /** Without a row the realm is just about to take part: every session there is began before. */
    static final RealmState NOT_YET = new RealmState(Instant.MAX, Optional.empty(), Map.of());

    private final Cache<String, Parsed> parsed =
            Caffeine.newBuilder().maximumSize(MAX_REALMS).build();
    private final boolean monitorOnly;

    /** A policy and what it was read from; the content apart, because who edits a component changes it in place. */
    private record Parsed(
            ComponentModel component,
            MultivaluedHashMap<String, String> content,
            Optional<RealmState> state,
            RealmPolicy policy) {

        static Parsed of(ComponentModel component, Optional<RealmState> state, RealmPolicy policy) {
            return new Parsed(component, new MultivaluedHashMap<>(component.getConfig()), state, policy);
        }

        /** Both are usually the cached ones that were there before; comparing their parts takes longer. */
        @SuppressWarnings("ReferenceEquality")
        boolean isOf(ComponentModel now, Optional<RealmState> state) {
            return component == now && this.state.orElse(NOT_YET) == state.orElse(NOT_YET);
        }

        boolean isLike(ComponentModel now, Optional<RealmState> state) {
            return this.state.equals(state) && content.equals(now.getConfig());
        }
    }

    public RealmPolicies(boolean monitorOnly) {
        this.monitorOnly = monitorOnly;
    }

    /** Empty if the realm does not take part: then nothing is checked and nothing recorded. */
    public static Optional<RealmPolicy> of(KeycloakSession session, RealmModel realm) {
        return DeviceRegistryProviderFactory.of(session)
                .policies()
                .of(realm, () -> DeviceRegistryProvider.of(session).facts().realm(realm));
    }

    /** As {@link #of}, without what is stored about the realm: for the moment when that cannot be read. */
    public static Optional<RealmPolicy> configured(KeycloakSession session, RealmModel realm) {
        boolean monitorOnly = DeviceRegistryProviderFactory.of(session).monitorOnly();
        return components(realm).findFirst().map(component -> {
            RealmPolicy read = new PolicyReader(values(component)).read(NOT_YET);
            return monitorOnly ? read.with(read.policy().monitored()) : read;
        });
    }

    /** The role that the realm's policy names, if it exists. Asks no table of ours. */
    public static Optional<RoleModel> breakGlassRole(RealmModel realm) {
        return components(realm)
                .findFirst()
                .flatMap(component -> Optional.ofNullable(component.get(PolicyKeys.BREAK_GLASS_ROLE)))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .flatMap(name -> Optional.ofNullable(realm.getRole(name)));
    }

    /** Where browsers are asked for a certificate, if not at the login host. Asks no table of ours. */
    public static Optional<String> certificateHost(RealmModel realm) {
        return components(realm)
                .findFirst()
                .flatMap(component -> Optional.ofNullable(component.get(PolicyKeys.CERTIFICATE_HOST)))
                .flatMap(text -> new ConfigReader(Map.of(PolicyKeys.CERTIFICATE_HOST, text))
                        .parsed(PolicyKeys.CERTIFICATE_HOST, CertificateHost::parse));
    }

    /** The component that makes the realm take part. */
    public static Optional<ComponentModel> component(RealmModel realm) {
        return components(realm).findFirst();
    }

    /** Looks the policy up; {@code stored} answers out of the cache of facts. Forced monitor needs no table of ours. */
    Optional<RealmPolicy> of(RealmModel realm, Supplier<Optional<RealmState>> stored) {
        return components(realm).findFirst().map(component -> {
            Optional<RealmState> state = monitorOnly ? Optional.empty() : stored.get();
            Parsed known = parsed.getIfPresent(component.getId());
            return known != null && known.isOf(component, state) ? known.policy : read(realm, component, state);
        });
    }

    /** Parsed again only if anything differs; Keycloak reads the component anew after each edit of the realm. */
    private RealmPolicy read(RealmModel realm, ComponentModel component, Optional<RealmState> state) {
        RealmPolicy policy = Optional.ofNullable(parsed.getIfPresent(component.getId()))
                .filter(known -> known.isLike(component, state))
                .map(Parsed::policy)
                .orElseGet(() -> parse(realm, component, state));
        parsed.put(component.getId(), Parsed.of(component, state, policy));
        return policy;
    }

    /**
     * The realm's policy with some keys changed, as the component {@code device-policy} has them; a blank value is the
     * key's default. Empty if the realm does not take part.
     */
    public static Optional<Draft> draft(KeycloakSession session, RealmModel realm, Map<String, String> changed) {
        return components(realm).findFirst().map(component -> {
            Map<String, String> values = values(component);
            values.putAll(changed);
            PolicyReader reader = new PolicyReader(values);
            RealmPolicies policies = DeviceRegistryProviderFactory.of(session).policies();
            Optional<RealmState> state = policies.monitorOnly
                    ? Optional.empty()
                    : DeviceRegistryProvider.of(session).facts().realm(realm);
            RealmPolicy configured = reader.read(state.orElse(NOT_YET));
            List<String> errors = new ArrayList<>(PolicyKeys.unknownAmong(changed.keySet()));
            errors.addAll(reader.errors());
            return new Draft(policies.inEffect(configured), configured, errors);
        });
    }

    private RealmPolicy inEffect(RealmPolicy configured) {
        return monitorOnly ? configured.with(configured.policy().monitored()) : configured.braked();
    }

    private RealmPolicy parse(RealmModel realm, ComponentModel component, Optional<RealmState> state) {
        PolicyReader reader = new PolicyReader(values(component));
        RealmPolicy read = reader.read(state.orElse(NOT_YET));
        reader.errors()
                .forEach(error -> LOG.errorf(
                        "device policy of realm %s is invalid, a default is used: %s", realm.getName(), error));
        return inEffect(read);
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
