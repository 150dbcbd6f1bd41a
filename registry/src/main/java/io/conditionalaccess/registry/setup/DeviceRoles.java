// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.setup;

import java.util.Optional;
import org.keycloak.Config;
import org.keycloak.models.AdminRoles;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;

/**
 * {@code view-devices} and {@code manage-devices}, wherever Keycloak keeps a realm's admin roles: in the realm's own
 * {@code realm-management} and, for administrators of the server, in the admin realm's client for this realm.
 */
final class DeviceRoles {
    private DeviceRoles() {}

    static void add(KeycloakSession session, RealmModel realm, Changes changes) {
        realmManagement(realm).ifPresent(client -> add(client, client.getRole(AdminRoles.REALM_ADMIN), changes));
        RealmModel adminRealm = session.realms().getRealmByName(Config.getAdminRealm());
        Optional.ofNullable(realm.getMasterAdminClient())
                .ifPresent(client -> add(client, adminRealm.getRole(AdminRoles.ADMIN), changes));
    }

    static void remove(KeycloakSession session, RealmModel realm, Changes changes) {
        realmManagement(realm).ifPresent(client -> remove(client, changes));
        Optional.ofNullable(realm.getMasterAdminClient()).ifPresent(client -> remove(client, changes));
    }

    private static Optional<ClientModel> realmManagement(RealmModel realm) {
        return Optional.ofNullable(realm.getClientByClientId(Constants.REALM_MANAGEMENT_CLIENT_ID));
    }

    private static void add(ClientModel client, RoleModel administrator, Changes changes) {
        if (client.getRole(RealmSetup.MANAGE_DEVICES) != null) {
            return;
        }
        changes.make("add the roles view-devices and manage-devices to " + client.getClientId(), () -> {
            RoleModel view = client.addRole(RealmSetup.VIEW_DEVICES);
            RoleModel manage = client.addRole(RealmSetup.MANAGE_DEVICES);
            manage.addCompositeRole(view);
            if (administrator != null) {
                administrator.addCompositeRole(manage);
                administrator.addCompositeRole(view);
            }
        });
    }

    private static void remove(ClientModel client, Changes changes) {
        for (String name : new String[] {RealmSetup.MANAGE_DEVICES, RealmSetup.VIEW_DEVICES}) {
            RoleModel role = client.getRole(name);
            if (role != null) {
                changes.make(
                        "remove the role " + name + " from " + client.getClientId(), () -> client.removeRole(role));
            }
        }
    }
}
