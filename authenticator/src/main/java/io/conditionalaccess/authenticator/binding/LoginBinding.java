// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.binding;

import io.conditionalaccess.core.decision.Identity;
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
    /** What this request found out, for the listener that completes the login. */
    private static final String JOINS = "conditional-access.joins";

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
        session.setAttribute(JOINS, joined.isPresent());
        if (joined.isEmpty()) {
            login.setUserSessionNote(BindingNote.KEY, BindingNote.of(identity).format());
            return;
        }
        Optional<String> own = Optional.ofNullable(joined.get().getNote(BindingNote.KEY));
        own.ifPresentOrElse(note -> login.setUserSessionNote(BindingNote.KEY, note), this::forget);
    }

    /** Whether the login of this request joins a session; empty if none was bound in this request. */
    static Optional<Boolean> joined(KeycloakSession session) {
        return Optional.ofNullable(session.getAttribute(JOINS, Boolean.class));
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
