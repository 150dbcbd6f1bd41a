// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.identity;

import io.conditionalaccess.registry.certificate.CertificateEvidence;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.sessions.AuthenticationSessionModel;

/** What the browser of the current request showed at another host, if it was asked there. */
public final class BroughtCertificate {
    private static final String ATTRIBUTE = "conditional-access.brought-certificate";
    /** Of a login in progress. Restarting the login forgets it. */
    private static final String NOTE = "conditional-access.brought-certificate";

    private BroughtCertificate() {}

    public static Optional<CertificateEvidence> in(KeycloakSession session) {
        return Optional.ofNullable(session.getAttribute(ATTRIBUTE, CertificateEvidence.class));
    }

    /** Counts until the request is over. */
    public static void bring(KeycloakSession session, CertificateEvidence seen) {
        session.setAttribute(ATTRIBUTE, seen);
    }

    /** What the login remembers counts in this request. What a link brought that began the login goes over to it. */
    public static void bring(KeycloakSession session, AuthenticationSessionModel login) {
        Optional.ofNullable(login.getAuthNote(NOTE))
                .map(EvidenceText::read)
                .ifPresentOrElse(
                        seen -> bring(session, seen), () -> in(session).ifPresent(seen -> remember(login, seen)));
    }

    /** Counts for this login until it is over, and for no other. */
    public static void remember(AuthenticationSessionModel login, CertificateEvidence seen) {
        login.setAuthNote(NOTE, EvidenceText.write(seen));
    }

    public static void forget(KeycloakSession session, AuthenticationSessionModel login) {
        login.removeAuthNote(NOTE);
        session.removeAttribute(ATTRIBUTE);
    }
}
