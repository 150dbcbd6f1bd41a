// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.login;

import io.conditionalaccess.registry.DeviceRegistryProviderFactory;
import io.conditionalaccess.registry.policy.DevicePolicyProvider;
import io.conditionalaccess.registry.setup.RealmSetup;
import java.util.List;
import java.util.Map;
import org.keycloak.Config;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.cluster.ClusterProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.provider.ServerInfoAwareProviderFactory;

/** Makes {@link DeviceGate}s, and sees to it that each realm that takes part has one. */
public final class DeviceGateFactory implements RequiredActionFactory, ServerInfoAwareProviderFactory {
    static final String ID = RealmSetup.GATE;
    private static final String COMPLETION = "conditional-access-realms";
    private static final int COMPLETION_TIMEOUT_SECONDS = 300;

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getDisplayText() {
        return "Device compliance gate";
    }

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return new DeviceGate(session);
    }

    /** What it does is the policy's matter, not the action's. */
    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return List.of();
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(DeviceGateFactory::onEvent);
    }

    private static void onEvent(ProviderEvent event) {
        if (event instanceof PostMigrationEvent started) {
            KeycloakModelUtils.runJobInTransaction(started.getFactory(), DeviceGateFactory::completeRealms);
        } else if (event instanceof RealmModel.RealmPostCreateEvent created) {
            RealmSetup.complete(created.getKeycloakSession(), created.getCreatedRealm());
        }
    }

    /** One node at a time: two that add the same thing would get in each other's way. */
    private static void completeRealms(KeycloakSession session) {
        if (DeviceRegistryProviderFactory.of(session).monitorOnly()) {
            // The server has to start although our tables may be gone; nothing is enforced that had to be complete.
            return;
        }
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        session.getProvider(ClusterProvider.class).executeIfNotExecuted(COMPLETION, COMPLETION_TIMEOUT_SECONDS, () -> {
            List<String> realms = session.realms()
                    .getRealmsWithProviderTypeStream(DevicePolicyProvider.class)
                    .map(RealmModel::getId)
                    .toList();
            realms.forEach(id -> KeycloakModelUtils.runJobInTransaction(factory, s -> completeRealm(s, id)));
            return realms.size();
        });
    }

    private static void completeRealm(KeycloakSession session, String id) {
        RealmModel realm = session.realms().getRealm(id);
        if (realm != null) {
            session.getContext().setRealm(realm);
            RealmSetup.complete(session, realm);
        }
    }

    @Override
    public Map<String, String> getOperationalInfo() {
        return ExtensionVersion.info();
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void close() {}
}
