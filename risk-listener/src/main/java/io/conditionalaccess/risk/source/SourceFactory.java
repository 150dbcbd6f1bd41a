// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.source;

import io.conditionalaccess.registry.DeviceRegistryProvider;
import io.conditionalaccess.registry.pull.PullProvider;
import java.util.List;
import java.util.Set;
import org.keycloak.Config;
import org.keycloak.component.ComponentModel;
import org.keycloak.component.ComponentValidationException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderConfigProperty;

/** What the factories of all kinds of sources do alike. */
abstract class SourceFactory implements SignalSourceProviderFactory {
    private final String id;
    private final String help;

    SourceFactory(String id, String help) {
        this.id = id;
        this.help = help;
    }

    @Override
    public final String getId() {
        return id;
    }

    @Override
    public final String getHelpText() {
        return help;
    }

    @Override
    public final List<ProviderConfigProperty> getConfigProperties() {
        return KindOfSource.of(id).properties();
    }

    @Override
    public final SignalSourceProvider create(KeycloakSession session, ComponentModel model) {
        return () -> {};
    }

    @Override
    public final void validateConfiguration(KeycloakSession session, RealmModel realm, ComponentModel model) {
        try {
            SourceConfig config = SourceConfigReader.read(model);
            SourceAliases.check(realm, model, config.alias());
        } catch (InvalidSetting e) {
            throw new ComponentValidationException(e.asMessageFormat());
        }
    }

    @Override
    public final void onCreate(KeycloakSession session, RealmModel realm, ComponentModel model) {
        trust(session, realm, model, model);
        ask(session, realm, model);
    }

    @Override
    public final void onUpdate(KeycloakSession session, RealmModel realm, ComponentModel before, ComponentModel after) {
        trust(session, realm, before, after);
        ask(session, realm, after);
    }

    /** Without its source nothing that it sent may recognise a device any more. */
    @Override
    public final void preRemove(KeycloakSession session, RealmModel realm, ComponentModel model) {
        if (trustsSomething(model)) {
            DeviceRegistryProvider.of(session).signals().trust(realm, model.getName(), Set.of());
        }
        announce(session, realm, model);
    }

    private static void announce(KeycloakSession session, RealmModel realm, ComponentModel model) {
        try {
            SourceConfig config = SourceConfigReader.read(model);
            session.getKeycloakSessionFactory().publish(new SourceRemoved(session, realm.getId(), config));
        } catch (InvalidSetting e) {
            // One that was never in use goes without notice.
        }
    }

    /** Identifiers learned before, also from a deleted source of the same alias, follow the new setting. */
    private static void trust(KeycloakSession session, RealmModel realm, ComponentModel before, ComponentModel after) {
        if (trustsSomething(before) || trustsSomething(after)) {
            SourceConfig config = SourceConfigReader.read(after);
            DeviceRegistryProvider.of(session)
                    .signals()
                    .trust(realm, config.alias(), config.rights().trustedAliases());
        }
    }

    private static void ask(KeycloakSession session, RealmModel realm, ComponentModel saved) {
        if (SourceConfigReader.read(saved).kind().asked()) {
            PullProvider.of(session).saved(realm, saved.getId());
        }
    }

    private static boolean trustsSomething(ComponentModel model) {
        return model.getConfig().containsKey(SourceKeys.TRUSTED_ALIASES);
    }

    @Override
    public final void init(Config.Scope config) {
        // No server options: everything is per realm.
    }

    @Override
    public final void postInit(KeycloakSessionFactory factory) {
        // Nothing to prepare.
    }

    @Override
    public final void close() {
        // Holds nothing.
    }
}
