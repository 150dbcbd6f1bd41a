// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.login;

import io.conditionalaccess.core.decision.Access;
import io.conditionalaccess.core.decision.Rule;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.keycloak.Config;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticator;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ServerInfoAwareProviderFactory;

/** The condition for sub-flows: {@code conditional-device-compliance}. */
public final class DeviceComplianceConditionFactory
        implements ConditionalAuthenticatorFactory, ServerInfoAwareProviderFactory {
    private static final ConditionalAuthenticator CONDITION = new DeviceComplianceCondition();

    @Override
    public String getId() {
        return "conditional-device-compliance";
    }

    @Override
    public String getDisplayType() {
        return "Condition - device compliance";
    }

    @Override
    public String getHelpText() {
        return "Runs the sub-flow if the device that the login comes from is in one of the chosen states.";
    }

    @Override
    public Requirement[] getRequirementChoices() {
        return new Requirement[] {Requirement.REQUIRED, Requirement.DISABLED};
    }

    @Override
    public boolean isConfigurable() {
        return true;
    }

    @Override
    public boolean isUserSetupAllowed() {
        return false;
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        ProviderConfigProperty states = new ProviderConfigProperty();
        states.setName(DeviceComplianceCondition.STATES);
        states.setLabel("Device states");
        states.setType(ProviderConfigProperty.MULTIVALUED_LIST_TYPE);
        states.setHelpText(
                "What follows for the device (ok, hold, revoke), or the rule that settled it; ok covers what is"
                        + " tolerated too, such as in-grace-period. Default: hold and revoke. Where nothing is enforced every"
                        + " device counts as ok. What the sub-flow asks for never makes up for hold or revoke: the gate refuses"
                        + " those all the same.");
        states.setOptions(Stream.concat(
                        Arrays.stream(Access.values()).map(Access::wire),
                        Arrays.stream(Rule.values()).map(Rule::wire))
                .toList());
        return List.of(states);
    }

    @Override
    public ConditionalAuthenticator getSingleton() {
        return CONDITION;
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
