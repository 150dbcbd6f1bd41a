// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.policy;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.Config;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;

/** The people who effectively hold a role: directly, through other roles, or through groups. */
public final class AccessHolders {
    /** Nobody needs more to know whether somebody is left, and a save must not walk through a whole company. */
    static final int MOST = 200;

    private final KeycloakSession session;
    private final RealmModel realm;

    public AccessHolders(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** Enabled users of this realm who may change its policy; at most 200. */
    public List<UserModel> administrators() {
        Optional<ClientModel> client = realm.getName().equals(Config.getAdminRealm())
                ? Optional.ofNullable(realm.getMasterAdminClient())
                : Optional.ofNullable(realm.getClientByClientId(Constants.REALM_MANAGEMENT_CLIENT_ID));
        Stream<RoleModel> ofRealm = realm.getName().equals(Config.getAdminRealm())
                ? Stream.ofNullable(realm.getRole("admin"))
                : Stream.empty();
        Stream<RoleModel> ofClient = Stream.of("manage-realm", "realm-admin")
                .flatMap(name -> client.stream().flatMap(c -> Stream.ofNullable(c.getRole(name))));
        return of(Stream.concat(ofRealm, ofClient).toList());
    }

    /** Enabled users, no service accounts, with one of the roles; at most 200. */
    public List<UserModel> of(Collection<RoleModel> roles) {
        Map<String, UserModel> found = new LinkedHashMap<>();
        for (RoleModel role : roles.stream().flatMap(this::granting).distinct().toList()) {
            add(found, session.users().getRoleMembersStream(realm, role));
            session.groups().getGroupsByRoleStream(realm, role, 0, MOST).forEach(group -> add(found, membersOf(group)));
        }
        return List.copyOf(found.values());
    }

    private static void add(Map<String, UserModel> found, Stream<UserModel> users) {
        try (users) {
            users.filter(user -> user.isEnabled() && user.getServiceAccountClientLink() == null)
                    .takeWhile(user -> found.size() < MOST)
                    .forEach(user -> found.putIfAbsent(user.getId(), user));
        }
    }

    /** Members of a group below have what the group above grants. */
    private Stream<UserModel> membersOf(GroupModel group) {
        return Stream.concat(
                session.users().getGroupMembersStream(realm, group),
                group.getSubGroupsStream().flatMap(this::membersOf));
    }

    /** The role itself, and those that contain it. */
    private Stream<RoleModel> granting(RoleModel role) {
        Stream<RoleModel> all =
                Stream.concat(realm.getRolesStream(), realm.getClientsStream().flatMap(ClientModel::getRolesStream));
        return Stream.concat(
                Stream.of(role),
                all.filter(other -> other.isComposite() && !other.equals(role) && other.hasRole(role)));
    }
}
