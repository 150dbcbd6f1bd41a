// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.ssf.act;

import io.conditionalaccess.core.device.Alias;
import io.conditionalaccess.core.device.AliasType;
import io.conditionalaccess.registry.DeviceRegistryProvider;
import io.conditionalaccess.registry.SessionBinding;
import io.conditionalaccess.registry.session.SessionPair;
import io.conditionalaccess.risk.ssf.event.Action.Target;
import io.conditionalaccess.risk.ssf.event.DeviceValue;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;

/** Finds the sessions that fit everything a target names. What names nothing here fits no session. */
final class TargetSessions {
    private final KeycloakSession session;
    private final RealmModel realm;
    private final String source;
    private final String issuer;
    private final AliasType identifier;

    /**
     * @param issuer of the event: its sessions may be known from logins by way of it
     * @param identifier what kind of identifier its device ids are
     */
    TargetSessions(KeycloakSession session, RealmModel realm, String source, String issuer, AliasType identifier) {
        this.session = session;
        this.realm = realm;
        this.source = source;
        this.issuer = issuer;
        this.identifier = identifier;
    }

    List<SessionPair> find(Target target) {
        Optional<Set<String>> users = target.user()
                .map(user -> new RealmUsers(session, realm)
                        .find(user).stream().map(UserModel::getId).collect(Collectors.toSet()));
        Optional<Set<UUID>> devices = target.device()
                .map(device -> DeviceValue.all(device).flatMap(this::devices).collect(Collectors.toSet()));
        Set<String> ids = target.session()
                .map(this::named)
                .or(() -> users.map(this::ofUsers))
                .or(() -> devices.map(this::ofDevices))
                .orElse(Set.of());
        Map<String, SessionBinding> bindings = devices.isPresent()
                ? DeviceRegistryProvider.of(session).bindings().ofSessions(realm, ids)
                : Map.of();
        return ids.stream()
                .filter(id -> devices.isEmpty() || isOn(devices.get(), Optional.ofNullable(bindings.get(id))))
                .map(id -> SessionPair.find(session, realm, id))
                .filter(pair -> !pair.isEmpty())
                .filter(pair -> users.isEmpty() || users.get().contains(userOf(pair)))
                .toList();
    }

    private static boolean isOn(Set<UUID> devices, Optional<SessionBinding> binding) {
        return binding.flatMap(SessionBinding::device).filter(devices::contains).isPresent();
    }

    private static String userOf(SessionPair pair) {
        return Stream.of(pair.online(), pair.offline())
                .flatMap(Optional::stream)
                .flatMap(userSession -> Stream.ofNullable(userSession.getUser()))
                .map(UserModel::getId)
                .findFirst()
                .orElse("");
    }

    /** One of ours, or one that began with a login at the event's issuer. */
    private Set<String> named(String id) {
        Set<String> ids = new LinkedHashSet<>();
        ids.add(id);
        RealmUsers.providers(session, issuer)
                .map(provider -> provider.getAlias() + "." + id)
                .toList()
                .forEach(brokered -> Optional.ofNullable(
                                session.sessions().getUserSessionByBrokerSessionId(realm, brokered))
                        .map(UserSessionModel::getId)
                        .ifPresent(ids::add));
        return ids;
    }

    private Set<String> ofUsers(Set<String> users) {
        Set<String> ids = new HashSet<>();
        for (String userId : users) {
            UserModel user = session.users().getUserById(realm, userId);
            Stream.concat(
                            session.sessions().getUserSessionsStream(realm, user),
                            session.sessions().getOfflineUserSessionsStream(realm, user))
                    .map(UserSessionModel::getId)
                    .forEach(ids::add);
        }
        return ids;
    }

    private Set<String> ofDevices(Set<UUID> devices) {
        return devices.stream()
                .flatMap(device -> DeviceRegistryProvider.of(session).bindings().ofDevice(realm, device).stream())
                .map(SessionBinding::sessionId)
                .collect(Collectors.toSet());
    }

    private Stream<UUID> devices(String value) {
        try {
            return Alias.of(identifier, source, value).stream()
                    .flatMap(alias -> DeviceRegistryProvider.of(session).facts().recognised(realm, alias).stream());
        } catch (IllegalArgumentException tooLong) {
            return Stream.empty();
        }
    }
}
