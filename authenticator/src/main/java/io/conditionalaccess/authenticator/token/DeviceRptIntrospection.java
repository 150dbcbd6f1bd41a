// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.token;

import org.keycloak.authorization.protection.introspect.RPTIntrospectionProvider;
import org.keycloak.models.KeycloakSession;

/** Introspection of requesting-party tokens, by hint. */
final class DeviceRptIntrospection extends RPTIntrospectionProvider {

    DeviceRptIntrospection(KeycloakSession session) {
        super(session);
    }

    @Override
    protected boolean introspectionChecks(String text) {
        return super.introspectionChecks(text)
                && new IntrospectionCheck(session).isActive(realm, client, token, userSession, eventBuilder);
    }
}
