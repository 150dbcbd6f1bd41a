// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProvider;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProviderFactory;

/** Puts {@link DeviceComplianceResource} at {@code /admin/realms/{realm}/device-compliance}. */
public final class DeviceComplianceResourceProviderFactory implements AdminRealmResourceProviderFactory {
    static final String ID = "device-compliance";

    @Override
    public AdminRealmResourceProvider create(KeycloakSession session) {
        return new DeviceComplianceResourceProvider();
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}

    @Override
    public String getId() {
        return ID;
    }
}
