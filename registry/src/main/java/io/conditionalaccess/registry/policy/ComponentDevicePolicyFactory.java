// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.policy;

import io.conditionalaccess.registry.selfcheck.SelfCheck;
import io.conditionalaccess.registry.setup.RealmSetup;
import java.util.ArrayList;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.component.ComponentModel;
import org.keycloak.component.ComponentValidationException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderConfigProperty;

/** The component {@code device-policy}; a realm takes part exactly if it has one. */
public final class ComponentDevicePolicyFactory implements DevicePolicyProviderFactory {
    public static final String PROVIDER_ID = "device-policy";

    @Override
    public String getId() {
        return PROVIDER_ID;
    }

    @Override
    public String getHelpText() {
        return "What follows when a device is infected, not compliant or not known.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return PolicyKeys.PROPERTIES;
    }

    @Override
    public DevicePolicyProvider create(KeycloakSession session, ComponentModel model) {
        return () -> {};
    }

    @Override
    public void validateConfiguration(KeycloakSession session, RealmModel realm, ComponentModel model) {
        if (Reverting.isUnderWay(session)) {
            return;
        }
        List<String> errors = new ArrayList<>();
        errors.addAll(PolicyKeys.unknownAmong(model.getConfig().keySet()));
        boolean another =
                RealmPolicies.components(realm).anyMatch(other -> !other.getId().equals(model.getId()));
        if (another) {
            errors.add("a realm has one device-policy, and this realm has one already");
        }
        PolicyReader reader = new PolicyReader(RealmPolicies.values(model));
        RealmPolicy draft = reader.read(RealmPolicies.NOT_YET);
        errors.addAll(reader.errors());
        errors.addAll(unknownGaps(session, realm, draft));
        if (errors.isEmpty() && EnforceSwitch.enforces(model) && AdminRequests.isComponentSave(session)) {
            errors.addAll(new EnforceGuard(session, realm, draft).objections());
        }
        if (!errors.isEmpty()) {
            // Keycloak formats the message: quotes and braces of values must not be taken for its syntax.
            throw new ComponentValidationException(
                    String.join("; ", errors).replace("'", "''").replace("{", "'{'"));
        }
    }

    private static List<String> unknownGaps(KeycloakSession session, RealmModel realm, RealmPolicy draft) {
        List<String> known = new SelfCheck(session, realm).names();
        return draft.acknowledgedGaps().stream()
                .filter(gap -> !known.contains(gap))
                .sorted()
                .map(gap -> PolicyKeys.ACKNOWLEDGED_GAPS + ": expected some of " + known + ", got '" + gap + "'")
                .toList();
    }

    @Override
    public void onCreate(KeycloakSession session, RealmModel realm, ComponentModel model) {
        RealmSetup.complete(session, realm);
        EnforceSwitch.forget(session, realm);
        PolicyEdit.first(session, realm);
    }

    @Override
    public void onUpdate(KeycloakSession session, RealmModel realm, ComponentModel before, ComponentModel after) {
        EnforceSwitch.edited(session, realm, before, after);
        PolicyEdit.made(session, realm, RealmPolicies.values(before), RealmPolicies.values(after));
    }

    @Override
    public void preRemove(KeycloakSession session, RealmModel realm, ComponentModel model) {
        EnforceSwitch.forget(session, realm);
    }

    @Override
    public void init(Config.Scope config) {
        // All configuration is per realm.
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        // Nothing is shared between realms.
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
