// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.binding;

import io.conditionalaccess.core.decision.Identity;
import io.conditionalaccess.registry.DeviceRegistryProvider;
import io.conditionalaccess.registry.DeviceRegistryProviderFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The binding of a login in progress. Keycloak copies the notes of the authentication session to the user session each
 * time a login completes, also when it joins an existing session. So each login sets the note: a new session gets the
 * device of this request, an existing one gets its own note again, whatever an identity provider's mapper put there.
 */
public final class LoginBinding {
    private final KeycloakSession session;
    private final RealmModel realm;
    private final AuthenticationSessionModel login;

    public LoginBinding(KeycloakSession session, RealmModel realm, AuthenticationSessionModel login) {
        this.session = session;
        this.realm = realm;
        this.login = login;
    }

    /** The session that this login will join instead of starting a new one (SSO, re-authentication). */
    public Optional<UserSessionModel> joins() {
        return sameRoot()
                .filter(existing -> existing.getUser() != null && AuthenticationManager.isSessionValid(realm, existing))
                .or(this::ofCookie);
    }

    private Optional<UserSessionModel> sameRoot() {
        return Optional.ofNullable(session.sessions()
                .getUserSession(realm, login.getParentSession().getId()));
    }

    /** The identity cookie's session, where Keycloak attached it although the login began elsewhere. */
    private Optional<UserSessionModel> ofCookie() {
        UserModel user = login.getAuthenticatedUser();
        return Optional.ofNullable(session.getContext().getUserSession())
                .filter(existing -> realm.equals(existing.getRealm()) && Objects.equals(user, existing.getUser()))
                .filter(existing -> AuthenticationManager.isSessionValid(realm, existing));
    }

    public void bind(Identity identity) {
        Optional<UserSessionModel> joined = joins();
        if (joined.isEmpty()) {
            // An expired session of the same id will be started afresh: its row must not outlive it.
            if (!DeviceRegistryProviderFactory.of(session).monitorOnly()) {
                sameRoot()
                        .ifPresent(expired ->
                                DeviceRegistryProvider.of(session).bindings().remove(realm, expired.getId()));
            }
            login.setUserSessionNote(BindingNote.KEY, BindingNote.of(identity).format());
            return;
        }
        Optional<String> own = Optional.ofNullable(joined.get().getNote(BindingNote.KEY));
        own.ifPresentOrElse(note -> login.setUserSessionNote(BindingNote.KEY, note), this::forget);
    }

    /** A session without a note stays without one; single notes cannot be removed. */
    private void forget() {
        Map<String, String> notes = new HashMap<>(login.getUserSessionNotes());
        if (notes.remove(BindingNote.KEY) != null) {
            login.clearUserSessionNotes();
            notes.forEach(login::setUserSessionNote);
        }
    }
}
