// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.session;

import java.util.Optional;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.saml.SamlProtocol;
import org.keycloak.services.Urls;

/** SAML applications that can be told of a logout without their user's browser (SAML 2.0 Profiles, section 4.4). */
public final class SamlParticipants {
    /** A session ends outside of any request of its browser, and Keycloak keeps no copy of what it called itself. */
    private static final String ISSUER = "conditional-access.saml-issuer";
    /** As the column. */
    private static final int LONGEST_NAME = 255;

    private SamlParticipants() {}

    /** Notes as whom this server issues the assertion. To be called when a login completes, whatever the application speaks. */
    public static void remember(KeycloakSession session, RealmModel realm, UserSessionModel userSession) {
        Optional.ofNullable(session.getContext().getClient())
                .filter(SamlParticipants::listens)
                .map(client -> userSession.getAuthenticatedClientSessionByClient(client.getId()))
                .ifPresent(clientSession -> clientSession.setNote(
                        ISSUER, Urls.realmIssuer(session.getContext().getUri().getBaseUri(), realm.getName())));
    }

    /** Whether the application has a logout service by SOAP. */
    public static boolean listens(ClientModel client) {
        String url = client.getAttribute(SamlProtocol.SAML_SINGLE_LOGOUT_SERVICE_URL_SOAP_ATTRIBUTE);
        return SamlProtocol.LOGIN_PROTOCOL.equals(client.getProtocol()) && url != null && !url.isBlank();
    }

    /** Empty if the application does not listen, or got its assertion before any of this was noted. */
    static Optional<KnownAs> knownAs(AuthenticatedClientSessionModel clientSession) {
        if (!listens(clientSession.getClient())) {
            return Optional.empty();
        }
        Optional<String> issuer = note(clientSession, ISSUER);
        Optional<String> name =
                note(clientSession, SamlProtocol.SAML_NAME_ID).filter(text -> text.length() <= LONGEST_NAME);
        Optional<String> format = note(clientSession, SamlProtocol.SAML_NAME_ID_FORMAT);
        return issuer.isPresent() && name.isPresent() && format.isPresent()
                ? Optional.of(new KnownAs(issuer.get(), name.get(), format))
                : Optional.empty();
    }

    private static Optional<String> note(AuthenticatedClientSessionModel clientSession, String key) {
        return Optional.ofNullable(clientSession.getNote(key));
    }
}
