// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.request;

import io.conditionalaccess.authenticator.binding.LoginBinding;
import io.conditionalaccess.authenticator.check.AccessCheck;
import io.conditionalaccess.authenticator.check.Point;
import io.conditionalaccess.authenticator.check.Verdict;
import io.conditionalaccess.authenticator.identity.BroughtCertificate;
import java.util.Optional;
import org.keycloak.broker.provider.AbstractIdentityProvider;
import org.keycloak.broker.provider.IdpLinkAction;
import org.keycloak.events.EventType;
import org.keycloak.models.FederatedIdentityModel.FederatedIdentityCreatedEvent;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.provider.ProviderEventListener;
import org.keycloak.services.ErrorPageException;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Decides when a link to an identity provider is about to be stored. The person may have been away at the provider for a
 * while, and no gate follows, or only after the link is stored: somebody who joins an account by signing in at a second
 * provider comes back from there without any step of the login in between. A new account is left to the gate, and the
 * link that an administrator makes belongs to no login.
 */
final class LinkGuard implements ProviderEventListener {

    @Override
    public void onEvent(ProviderEvent event) {
        if (event instanceof FederatedIdentityCreatedEvent created) {
            KeycloakSession session = created.getKeycloakSession();
            Optional.ofNullable(session.getContext().getAuthenticationSession())
                    .filter(login -> created.getUser().equals(login.getAuthenticatedUser()))
                    .filter(LinkGuard::isOfAnExistingAccount)
                    .flatMap(login -> denial(created, login))
                    .ifPresent(denial -> refuse(session, denial));
        }
    }

    private static boolean isOfAnExistingAccount(AuthenticationSessionModel login) {
        boolean byAction = Boolean.parseBoolean(login.getAuthNote(IdpLinkAction.KC_ACTION_LINKING_IDENTITY_PROVIDER));
        return byAction
                || !Boolean.parseBoolean(login.getAuthNote(AbstractIdentityProvider.BROKER_REGISTERED_NEW_USER));
    }

    private static Optional<Verdict> denial(FederatedIdentityCreatedEvent created, AuthenticationSessionModel login) {
        KeycloakSession session = created.getKeycloakSession();
        BroughtCertificate.bring(session, login);
        return new AccessCheck(session)
                .ofLogin(
                        Point.BROKER,
                        created.getRealm(),
                        created.getUser(),
                        login.getClient(),
                        new LoginBinding(session, created.getRealm(), login).joins())
                .filter(Verdict::denies);
    }

    /** The link is in the transaction already. */
    private static void refuse(KeycloakSession session, Verdict denial) {
        session.getTransactionManager().setRollbackOnly();
        throw new ErrorPageException(new LinkRefusal(session, denial).page(EventType.FEDERATED_IDENTITY_LINK));
    }
}
