// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.login;

import java.util.List;
import java.util.Map;
import org.keycloak.Config;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ServerInfoAwareProviderFactory;

/** Makes {@link DeviceComplianceAuthenticator}s: {@code device-compliance}. */
public final class DeviceComplianceAuthenticatorFactory
        implements AuthenticatorFactory, ServerInfoAwareProviderFactory {
    static final String ID = "device-compliance";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getDisplayType() {
        return "Device compliance";
    }

    /** Never null: brute force protection would count a device that is not well as a wrong password. */
    @Override
    public String getReferenceCategory() {
        return ID;
    }

    @Override
    public String getHelpText() {
        return "Lets the login go on only from a device that the realm's device policy accepts. Place it after the "
                + "user is known. Without it the required action \"Device compliance gate\" asks at the end of the login.";
    }

    @Override
    public Requirement[] getRequirementChoices() {
        return new Requirement[] {Requirement.REQUIRED, Requirement.DISABLED};
    }

    @Override
    public boolean isConfigurable() {
        return false;
    }

    @Override
    public boolean isUserSetupAllowed() {
        return false;
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return List.of();
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return new DeviceComplianceAuthenticator();
    }

    @Override
    public Map<String, String> getOperationalInfo() {
        return ExtensionVersion.info();
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
