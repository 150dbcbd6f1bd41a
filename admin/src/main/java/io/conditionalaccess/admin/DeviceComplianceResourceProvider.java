// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProvider;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** Keycloak asks once per request, after it has authenticated the caller as some administrator. */
final class DeviceComplianceResourceProvider implements AdminRealmResourceProvider {

    @Override
    public Object getResource(
            KeycloakSession session, RealmModel realm, AdminPermissionEvaluator auth, AdminEventBuilder events) {
        return new DeviceComplianceResource(new AdminRequest(session, realm, auth, events));
    }

    @Override
    public void close() {}
}
