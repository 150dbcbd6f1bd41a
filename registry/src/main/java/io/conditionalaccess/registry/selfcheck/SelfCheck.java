// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.selfcheck;

import io.conditionalaccess.registry.RequestFilterMark;
import io.conditionalaccess.registry.setup.RealmSetup;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.keycloak.OAuth2Constants;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.protocol.oidc.TokenExchangeProvider;
import org.keycloak.protocol.oidc.TokenIntrospectionProvider;
import org.keycloak.protocol.oidc.grants.OAuth2GrantType;
import org.keycloak.protocol.oidc.refresh.RefreshTokenProvider;
import org.keycloak.protocol.oidc.token.TokenPostProcessor;
import org.keycloak.protocol.saml.ArtifactResolver;
import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.services.clientpolicy.ClientPolicyManager;

/**
 * Asks Keycloak who answers at each place that we hook into. Another jar can take our place there, or a realm's
 * settings can take us out of the login, and Keycloak says neither.
 */
public final class SelfCheck {
    /** Grant types, and what their points are called. */
    private static final Map<String, String> GRANTS = Map.of(
            OAuth2Constants.DEVICE_CODE_GRANT_TYPE, "grant-device",
            OAuth2Constants.CIBA_GRANT_TYPE, "grant-ciba",
            OAuth2Constants.JWT_AUTHORIZATION_GRANT, "grant-jwt",
            OAuth2Constants.UMA_GRANT_TYPE, "grant-uma");

    /** Keycloak's own step of first logins through an organization's identity provider. */
    private static final String ORGANIZATION_STEP = "idp-add-organization-member";

    private final KeycloakSession session;
    private final KeycloakSessionFactory factory;
    private final RealmModel realm;

    public SelfCheck(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.factory = session.getKeycloakSessionFactory();
        this.realm = realm;
    }

    /** Every point, whether it is a gap or not. To be asked from a request: see {@link #requests}. */
    public List<EnforcementPoint> points() {
        return Stream.concat(standing().stream(), Stream.of(requests())).toList();
    }

    /** The points that can be judged without a request. */
    List<EnforcementPoint> standing() {
        return Stream.concat(always(), features()).toList();
    }

    private Stream<EnforcementPoint> always() {
        return Stream.of(
                gate("login").calledIf(enabledGate().isPresent()),
                gate("login-first").calledIf(enabledGate().filter(this::isFirst).isPresent()),
                EnforcementPoint.of("session-binding", provider(EventListenerProvider.class, "device-binding")),
                EnforcementPoint.of("token-response", ours(TokenPostProcessor.class)),
                // Keycloak asks the refresh provider of the highest order first, whatever its id.
                EnforcementPoint.of("refresh", first(RefreshTokenProvider.class)),
                introspection("introspection-access-token", "access_token"),
                introspection("introspection-refresh-token", "refresh_token"),
                introspection("introspection-requesting-party-token", "requesting_party_token"),
                EnforcementPoint.of(
                        "userinfo", Optional.ofNullable(factory.getProviderFactory(ClientPolicyManager.class))),
                EnforcementPoint.of("impersonation", provider(EventListenerProvider.class, "device-impersonation")),
                EnforcementPoint.of(
                        "saml-artifact", Optional.ofNullable(factory.getProviderFactory(ArtifactResolver.class))));
    }

    /**
     * Grants that need more than a look at what they return, and the step in which people become members of an
     * organization. One whose feature is switched off is no gap.
     */
    private Stream<EnforcementPoint> features() {
        Stream<EnforcementPoint> byType = GRANTS.entrySet().stream()
                .flatMap(grant -> provider(OAuth2GrantType.class, grant.getKey()).stream()
                        .map(answering -> EnforcementPoint.of(grant.getValue(), Optional.of(answering))));
        Stream<EnforcementPoint> exchanges = candidates(TokenExchangeProvider.class)
                .map(answering -> EnforcementPoint.of("token-exchange-" + answering.getId(), Optional.of(answering)));
        Stream<EnforcementPoint> memberships = provider(Authenticator.class, ORGANIZATION_STEP).stream()
                .map(answering -> EnforcementPoint.of("organization-membership", Optional.of(answering)));
        return Stream.of(byType, exchanges, memberships)
                .flatMap(Function.identity())
                .sorted(Comparator.comparing(EnforcementPoint::point));
    }

    /** This very request came through the filter, or nobody calls it. */
    private EnforcementPoint requests() {
        return EnforcementPoint.of("requests", RequestFilterMark.of(session));
    }

    /** Names that {@code acknowledgedGaps} may have. */
    public List<String> names() {
        return points().stream().map(EnforcementPoint::point).sorted().toList();
    }

    private EnforcementPoint gate(String point) {
        return EnforcementPoint.of(point, provider(RequiredActionProvider.class, RealmSetup.GATE));
    }

    private Optional<RequiredActionProviderModel> enabledGate() {
        return Optional.ofNullable(realm.getRequiredActionProviderByAlias(RealmSetup.GATE))
                .filter(RequiredActionProviderModel::isEnabled);
    }

    /** Otherwise people do other things, such as choosing a new password, on a device that is refused after that. */
    private boolean isFirst(RequiredActionProviderModel gate) {
        return realm.getRequiredActionProvidersStream()
                .filter(RequiredActionProviderModel::isEnabled)
                .noneMatch(other -> other.getPriority() < gate.getPriority());
    }

    private EnforcementPoint introspection(String point, String tokenType) {
        return EnforcementPoint.of(point, provider(TokenIntrospectionProvider.class, tokenType));
    }

    private <T extends Provider> Optional<ProviderFactory<T>> provider(Class<T> type, String id) {
        return Optional.ofNullable(factory.getProviderFactory(type, id));
    }

    private Optional<ProviderFactory<?>> first(Class<? extends Provider> type) {
        return candidates(type).max(Comparator.comparingInt(ProviderFactory::order));
    }

    /** For providers that are all asked, one after the other: it is enough that ours is among them. */
    private Optional<ProviderFactory<?>> ours(Class<? extends Provider> type) {
        return candidates(type)
                .filter(candidate ->
                        !EnforcementPoint.of("", Optional.of(candidate)).isGap())
                .findFirst();
    }

    private Stream<ProviderFactory<?>> candidates(Class<? extends Provider> type) {
        return factory.getProviderFactoriesStream(type).map(candidate -> (ProviderFactory<?>) candidate);
    }
}
