// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.request;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.broker.provider.util.IdentityBrokerState;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.managers.AuthenticationSessionManager;
import org.keycloak.services.resources.IdentityBrokerService;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * A link to an identity provider under way in this browser, which the provider's answer will complete.
 *
 * @param user whose account gets the link
 */
record LinkingState(AuthenticationSessionModel login, UserModel user) {

    /**
     * Found by what the provider sends back: {@code state} in OAuth, {@code RelayState} in SAML. Every value counts, since
     * which one Keycloak reads depends on the provider. Empty for answers that belong to a login, which a gate follows.
     */
    static Optional<LinkingState> of(KeycloakSession session, RealmModel realm) {
        return Stream.of("state", "RelayState")
                .flatMap(name -> values(session, name))
                .flatMap(state -> login(session, realm, state).stream())
                .filter(login -> login.getAuthNote(IdentityBrokerService.LINKING_IDENTITY_PROVIDER) != null
                        && login.getAuthenticatedUser() != null)
                .findFirst()
                .map(login -> new LinkingState(login, login.getAuthenticatedUser()));
    }

    private static Stream<String> values(KeycloakSession session, String name) {
        return Stream.of(
                        session.getContext().getUri().getQueryParameters(),
                        session.getContext().getHttpRequest().getDecodedFormParameters())
                .flatMap(parameters -> Stream.ofNullable(parameters.get(name)))
                .flatMap(List::stream);
    }

    private static Optional<AuthenticationSessionModel> login(KeycloakSession session, RealmModel realm, String state) {
        return parse(realm, state)
                .filter(parsed -> parsed.getClientId() != null && parsed.getTabId() != null)
                .flatMap(parsed -> {
                    ClientModel client = realm.getClientByClientId(parsed.getClientId());
                    return client == null
                            ? Optional.empty()
                            : Optional.ofNullable(new AuthenticationSessionManager(session)
                                    .getCurrentAuthenticationSession(realm, client, parsed.getTabId()));
                });
    }

    /** An application may send a state of any form to other endpoints. */
    private static Optional<IdentityBrokerState> parse(RealmModel realm, String state) {
        try {
            return Optional.of(IdentityBrokerState.encoded(state, realm));
        } catch (RuntimeException notOfABroker) {
            return Optional.empty();
        }
    }
}
