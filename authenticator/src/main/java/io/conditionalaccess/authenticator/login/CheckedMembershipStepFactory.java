// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.login;

import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.organization.authentication.authenticators.broker.IdpOrganizationAuthenticatorFactory;

/** Takes the place of Keycloak's own factory of the same id. */
public final class CheckedMembershipStepFactory extends IdpOrganizationAuthenticatorFactory {

    @Override
    public Authenticator create(KeycloakSession session) {
        return new CheckedMembershipStep();
    }

    @Override
    public int order() {
        return 10;
    }
}
