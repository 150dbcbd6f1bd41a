// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

import static io.conditionalaccess.registry.setup.RealmSetup.MANAGE_DEVICES;
import static io.conditionalaccess.registry.setup.RealmSetup.VIEW_DEVICES;
import static org.keycloak.models.AdminRoles.MANAGE_REALM;
import static org.keycloak.models.AdminRoles.MANAGE_USERS;
import static org.keycloak.models.AdminRoles.VIEW_REALM;
import static org.keycloak.models.AdminRoles.VIEW_USERS;

import java.util.function.Predicate;

/**
 * Who may do what. Managing implies viewing, managing the realm implies both.
 *
 * @param hasOneOf whether the caller has one of these roles on the realm's admin client: {@code realm-management}, or
 *     the realm's client in the admin realm for administrators of the whole server
 */
record Rights(Predicate<String[]> hasOneOf) {

    void requireViewDevices() {
        require(VIEW_DEVICES, MANAGE_DEVICES, MANAGE_REALM);
    }

    void requireManageDevices() {
        require(MANAGE_DEVICES, MANAGE_REALM);
    }

    /** What is stored about a person takes the right to see persons too. */
    void requireViewUsersAndDevices() {
        require(VIEW_USERS, MANAGE_USERS);
        requireViewDevices();
    }

    /** Whoever may do anything here. */
    void requireAny() {
        require(VIEW_DEVICES, MANAGE_DEVICES, VIEW_REALM, MANAGE_REALM);
    }

    void requireViewRealm() {
        require(VIEW_REALM, MANAGE_REALM);
    }

    void requireManageRealm() {
        require(MANAGE_REALM);
    }

    private void require(String... roles) {
        if (!hasOneOf.test(roles)) {
            throw Problem.forbidden("Expected one of the roles " + String.join(", ", roles) + ".");
        }
    }
}
