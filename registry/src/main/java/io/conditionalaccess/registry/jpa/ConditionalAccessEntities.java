// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import java.util.List;
import org.keycloak.Config;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Our tables, for Keycloak's Liquibase. The id names the changelog table and must never change. */
public final class ConditionalAccessEntities implements JpaEntityProviderFactory, JpaEntityProvider {
    private static final String ID = "conditional-access";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public JpaEntityProvider create(KeycloakSession session) {
        return this;
    }

    @Override
    public List<Class<?>> getEntities() {
        return List.of(
                RealmEntity.class,
                SourceEntity.class,
                DeviceEntity.class,
                DeviceEventEntity.class,
                OwnerEntity.class,
                AliasEntity.class,
                ParkedEntity.class,
                ObservationEntity.class,
                SignalEntity.class,
                BindingEntity.class,
                LogoutTaskEntity.class,
                DecisionEntity.class);
    }

    @Override
    public String getChangelogLocation() {
        return "META-INF/conditional-access-changelog.xml";
    }

    @Override
    public String getFactoryId() {
        return ID;
    }

    @Override
    public void init(Config.Scope config) {
        // Nothing to configure.
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        // Nothing to prepare.
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
