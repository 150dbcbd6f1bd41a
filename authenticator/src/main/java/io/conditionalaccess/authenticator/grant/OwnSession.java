// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.grant;

import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.UserSessionManager;

/**
 * A session of its own for a device that a browser elsewhere let in. It says of the login what the browser's session says:
 * when and how the person authenticated, by which identity provider. The browser's session stays as it is.
 */
record OwnSession(AuthenticatedClientSessionModel clientSession) {

    static OwnSession besides(
            KeycloakSession session, AuthenticatedClientSessionModel client, UserSessionModel browser) {
        RealmModel realm = browser.getRealm();
        // An identity provider finds one session by its own session's id; that is the browser's.
        UserSessionModel own = new UserSessionManager(session)
                .createUserSession(
                        realm,
                        browser.getUser(),
                        browser.getLoginUsername(),
                        session.getContext().getConnection().getRemoteHost(),
                        browser.getAuthMethod(),
                        browser.isRememberMe(),
                        null,
                        browser.getBrokerUserId());
        own.setState(UserSessionModel.State.LOGGED_IN);
        copy(browser.getNotes(), own::getNote, own::setNote);
        AuthenticatedClientSessionModel ownClient =
                session.sessions().createClientSession(realm, client.getClient(), own);
        ownClient.setProtocol(client.getProtocol());
        ownClient.setRedirectUri(client.getRedirectUri());
        ownClient.setAction(client.getAction());
        copy(client.getNotes(), ownClient::getNote, ownClient::setNote);
        return new OwnSession(ownClient);
    }

    /** What is there is about this very session: when it began, where from. Refresh tokens belong to the old one. */
    private static void copy(
            Map<String, String> notes, Function<String, @Nullable String> present, BiConsumer<String, String> set) {
        notes.forEach((key, value) -> {
            if (present.apply(key) == null && !key.startsWith("refreshToken")) {
                set.accept(key, value);
            }
        });
    }
}
