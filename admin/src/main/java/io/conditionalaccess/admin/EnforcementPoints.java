// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

import io.conditionalaccess.registry.RequestFilterMark;
import io.conditionalaccess.registry.setup.RealmSetup;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.protocol.oidc.TokenIntrospectionProvider;
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
final class EnforcementPoints {
    private final KeycloakSession session;
    private final KeycloakSessionFactory factory;
    private final RealmModel realm;

    EnforcementPoints(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.factory = session.getKeycloakSessionFactory();
        this.realm = realm;
    }

    List<EnforcementPoint> all() {
        return List.of(
                login(),
                EnforcementPoint.of("token-response", ours(TokenPostProcessor.class)),
                // Keycloak asks the refresh provider of the highest order first, whatever its id.
                EnforcementPoint.of("refresh", first(RefreshTokenProvider.class)),
                introspection("introspection-access-token", "access_token"),
                introspection("introspection-refresh-token", "refresh_token"),
                introspection("introspection-requesting-party-token", "requesting_party_token"),
                EnforcementPoint.of(
                        "userinfo", Optional.ofNullable(factory.getProviderFactory(ClientPolicyManager.class))),
                EnforcementPoint.of(
                        "saml-artifact", Optional.ofNullable(factory.getProviderFactory(ArtifactResolver.class))),
                // This very request came through it, or nobody calls it.
                EnforcementPoint.of("requests", RequestFilterMark.of(session)));
    }

    private EnforcementPoint login() {
        EnforcementPoint gate = EnforcementPoint.of(
                "login",
                Optional.ofNullable(factory.getProviderFactory(RequiredActionProvider.class, RealmSetup.GATE)));
        boolean called = Optional.ofNullable(realm.getRequiredActionProviderByAlias(RealmSetup.GATE))
                .filter(RequiredActionProviderModel::isEnabled)
                .isPresent();
        return called ? gate : gate.notCalled();
    }

    private EnforcementPoint introspection(String point, String tokenType) {
        return EnforcementPoint.of(
                point, Optional.ofNullable(factory.getProviderFactory(TokenIntrospectionProvider.class, tokenType)));
    }

    private Optional<ProviderFactory<?>> first(Class<? extends Provider> type) {
        return candidates(type).max(Comparator.comparingInt(ProviderFactory::order));
    }

    /** For providers that are all asked, one after the other: it is enough that ours is among them. */
    private Optional<ProviderFactory<?>> ours(Class<? extends Provider> type) {
        return candidates(type)
                .filter(candidate ->
                        EnforcementPoint.of("", Optional.of(candidate)).state().equals("active"))
                .findFirst();
    }

    private Stream<ProviderFactory<?>> candidates(Class<? extends Provider> type) {
        return factory.getProviderFactoriesStream(type).map(candidate -> (ProviderFactory<?>) candidate);
    }
}
