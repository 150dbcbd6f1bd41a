// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.detour;

import io.conditionalaccess.authenticator.check.Verdict;
import io.conditionalaccess.authenticator.identity.BroughtCertificate;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** The detour of a login in progress, which remembers what was seen until it is over, for nobody but itself. */
public final class LoginDetour {
    private static final String NONCE = "conditional-access.detour";
    private static final String BACK = "conditional-access.detour-back";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final AuthenticationSessionModel login;
    private final CertificateDetour detour;

    public LoginDetour(KeycloakSession session, RealmModel realm, AuthenticationSessionModel login) {
        this.session = session;
        this.realm = realm;
        this.login = login;
        this.detour = new CertificateDetour(session, realm);
    }

    /** Whether nobody has asked this login's browser yet. */
    public boolean isOpen() {
        return detour.isOpen();
    }

    /**
     * Whether the detour has to be made before this verdict, which knows nothing of the device, counts. Where it would not
     * refuse anything by itself a page must be possible, and one attempt is enough: who comes back without having been
     * seen goes on.
     */
    public boolean isWorth(Verdict verdict, boolean pagesAllowed) {
        boolean firstTime = login.getAuthNote(NONCE) == null;
        boolean needed =
                verdict.denies() || (pagesAllowed && (verdict.decision().enforced() || firstTime));
        return CertificateDetour.serves(verdict) && needed;
    }

    /** Whether asking once more may help somebody who presses "try again". */
    public boolean mayHelp(Verdict verdict) {
        return detour.isPossible() && CertificateDetour.serves(verdict) && !verdict.recognises();
    }

    /**
     * Forgets what was seen before.
     *
     * @param back where the login goes on, built by the server
     */
    public Response begin(URI back) {
        String nonce = DetourResults.secret();
        BroughtCertificate.forget(session, login);
        login.setAuthNote(NONCE, nonce);
        login.setAuthNote(BACK, back.toString());
        URI landing = session.getContext()
                .getUri()
                .getBaseUriBuilder()
                .path("realms/{realm}/" + DeviceCertificateResourceFactory.ID + "/" + DeviceCertificateResource.BACK)
                .queryParam(Constants.CLIENT_ID, "{client}")
                .queryParam(Constants.TAB_ID, "{tab}")
                .build(realm.getName(), login.getClient().getClientId(), login.getTabId());
        return detour.redirect(nonce, landing).build();
    }

    /** Where the login goes on; empty if the code is not for it. */
    Optional<URI> end(@Nullable String code) {
        Optional<String> nonce = Optional.ofNullable(login.getAuthNote(NONCE));
        return new DetourResults(session.singleUseObjects()).take(nonce, code).flatMap(seen -> {
            BroughtCertificate.remember(login, seen);
            login.removeAuthNote(NONCE);
            return Optional.ofNullable(login.getAuthNote(BACK)).map(URI::create);
        });
    }
}
