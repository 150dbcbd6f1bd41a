// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.token;

import org.keycloak.models.KeycloakSession;
import org.keycloak.services.clientpolicy.ClientPolicyManager;
import org.keycloak.services.clientpolicy.DefaultClientPolicyManagerFactory;

/** Takes the place of Keycloak's own client policy manager, which it extends. */
public final class DeviceClientPoliciesFactory extends DefaultClientPolicyManagerFactory {

    @Override
    public ClientPolicyManager create(KeycloakSession session) {
        return new DeviceClientPolicies(session);
    }

    @Override
    public int order() {
        return 10;
    }
}
