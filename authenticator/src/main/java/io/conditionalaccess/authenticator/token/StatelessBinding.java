// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.token;

import io.conditionalaccess.authenticator.binding.BindingNote;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;
import org.keycloak.representations.AccessToken;

/**
 * The binding of access tokens that belong to no stored session: those of the JWT authorization grant, and those that are
 * exchanged for one. Keycloak makes a session for the length of each request that shows one. As
 * there is nothing else to remember it, such a token carries the note itself, in a claim of the note's name.
 */
public final class StatelessBinding {
    private static final String CLAIM = BindingNote.KEY;

    private StatelessBinding() {}

    /** Gives a token that is about to be signed the note of its session, if nothing else will remember it. */
    static void carry(KeycloakSession session, AccessToken token, UserSessionModel userSession) {
        if (token.getSessionId() == null) {
            Optional.ofNullable(userSession.getNote(BindingNote.KEY))
                    .or(() -> Optional.ofNullable(session.getAttribute(CLAIM, String.class)))
                    .ifPresent(note -> token.getOtherClaims().put(CLAIM, note));
        }
    }

    /**
     * Gives the session that Keycloak made for this token the note that the token carries. Nothing happens to a token
     * that has a session.
     *
     * @param token verified
     */
    public static void recall(KeycloakSession session, AccessToken token, UserSessionModel userSession) {
        Object note = token.getOtherClaims().get(CLAIM);
        if (token.getSessionId() == null && note instanceof String text) {
            userSession.setNote(BindingNote.KEY, text);
            // For tokens that this request may issue in its place, on yet another session.
            session.setAttribute(CLAIM, text);
        }
    }
}
