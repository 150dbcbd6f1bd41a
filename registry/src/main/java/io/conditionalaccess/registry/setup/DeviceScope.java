// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.setup;

import java.util.HashMap;
import org.keycloak.models.ClientScopeModel;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.mappers.OIDCAttributeMapperHelper;

/** The optional client scope {@code device}, which gives applications the claim {@code device_id}. */
final class DeviceScope {
    private DeviceScope() {}

    static void add(RealmModel realm, Changes changes) {
        boolean present =
                realm.getClientScopesStream().anyMatch(scope -> scope.getName().equals(RealmSetup.SCOPE));
        if (!present) {
            changes.make("add the optional client scope " + RealmSetup.SCOPE, () -> {
                ClientScopeModel scope = realm.addClientScope(RealmSetup.SCOPE);
                scope.setDescription("The id of the device that the person logged in from");
                scope.setProtocol(OIDCLoginProtocol.LOGIN_PROTOCOL);
                scope.setDisplayOnConsentScreen(false);
                scope.setIncludeInTokenScope(false);
                scope.addProtocolMapper(mapper());
                realm.addDefaultClientScope(scope, false);
            });
        }
    }

    /** Only the scope that has our mapper: another one of that name is the administrator's own. */
    static void remove(RealmModel realm, Changes changes) {
        realm.getClientScopesStream()
                .filter(scope -> scope.getName().equals(RealmSetup.SCOPE))
                .filter(scope -> scope.getProtocolMappersStream()
                        .anyMatch(m -> m.getProtocolMapper().equals(RealmSetup.SCOPE_MAPPER)))
                .toList()
                .forEach(scope -> changes.make(
                        "remove the client scope " + RealmSetup.SCOPE, () -> realm.removeClientScope(scope.getId())));
    }

    private static ProtocolMapperModel mapper() {
        ProtocolMapperModel mapper = new ProtocolMapperModel();
        mapper.setName("device_id");
        mapper.setProtocol(OIDCLoginProtocol.LOGIN_PROTOCOL);
        mapper.setProtocolMapper(RealmSetup.SCOPE_MAPPER);
        mapper.setConfig(new HashMap<>());
        mapper.getConfig().put(OIDCAttributeMapperHelper.INCLUDE_IN_ACCESS_TOKEN, "true");
        mapper.getConfig().put(OIDCAttributeMapperHelper.INCLUDE_IN_ID_TOKEN, "true");
        mapper.getConfig().put(OIDCAttributeMapperHelper.INCLUDE_IN_USERINFO, "true");
        mapper.getConfig().put(OIDCAttributeMapperHelper.INCLUDE_IN_INTROSPECTION, "true");
        return mapper;
    }
}
