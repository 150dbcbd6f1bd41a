// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.token;

import io.conditionalaccess.authenticator.binding.BindingNote;
import io.conditionalaccess.authenticator.binding.SessionBindings;
import io.conditionalaccess.core.device.DeviceFacts;
import io.conditionalaccess.registry.DeviceRegistryProvider;
import io.conditionalaccess.registry.DeviceRegistryProviderFactory;
import io.conditionalaccess.registry.FactsUnavailable;
import io.conditionalaccess.registry.LookupLimit;
import io.conditionalaccess.registry.setup.RealmSetup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.mappers.AbstractOIDCProtocolMapper;
import org.keycloak.protocol.oidc.mappers.OIDCAccessTokenMapper;
import org.keycloak.protocol.oidc.mappers.OIDCAttributeMapperHelper;
import org.keycloak.protocol.oidc.mappers.OIDCIDTokenMapper;
import org.keycloak.protocol.oidc.mappers.TokenIntrospectionTokenMapper;
import org.keycloak.protocol.oidc.mappers.UserInfoTokenMapper;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.representations.IDToken;

/** The claim {@code device_id}: the public id of the device that the session is bound to, if it is bound to one. */
public final class DeviceIdMapper extends AbstractOIDCProtocolMapper
        implements OIDCAccessTokenMapper, OIDCIDTokenMapper, UserInfoTokenMapper, TokenIntrospectionTokenMapper {
    private static final String CLAIM = "device_id";

    @Override
    public String getId() {
        return RealmSetup.SCOPE_MAPPER;
    }

    @Override
    public String getDisplayType() {
        return "Device id";
    }

    @Override
    public String getDisplayCategory() {
        return TOKEN_MAPPER_CATEGORY;
    }

    @Override
    public String getHelpText() {
        return "Adds the claim device_id: the device that the session is bound to. Applications that know it can tell "
                + "a person's devices apart.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        List<ProviderConfigProperty> properties = new ArrayList<>();
        OIDCAttributeMapperHelper.addIncludeInTokensConfig(properties, DeviceIdMapper.class);
        return properties;
    }

    @Override
    protected void setClaim(
            IDToken token,
            ProtocolMapperModel mapper,
            UserSessionModel userSession,
            KeycloakSession session,
            ClientSessionContext clientSession) {
        SessionBindings.note(userSession)
                .flatMap(BindingNote::device)
                .flatMap(device -> facts(session, userSession, device))
                .ifPresent(facts -> token.getOtherClaims().put(CLAIM, facts.id().value()));
    }

    /** Nothing where our tables need not be there, and where they do not answer somebody who must not wait for them. */
    private static Optional<DeviceFacts> facts(KeycloakSession session, UserSessionModel userSession, UUID device) {
        RealmModel realm = userSession.getRealm();
        if (DeviceRegistryProviderFactory.of(session).monitorOnly()) {
            return Optional.empty();
        }
        LookupLimit.beginsFor(session, realm, userSession.getUser());
        try {
            return DeviceRegistryProvider.of(session).facts().byUuid(realm, device);
        } catch (FactsUnavailable e) {
            return Optional.empty();
        }
    }
}
