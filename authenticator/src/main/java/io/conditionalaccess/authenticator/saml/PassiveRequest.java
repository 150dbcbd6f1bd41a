// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.saml;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.keycloak.http.HttpRequest;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.saml.SamlProtocol;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Whether the application forbids a page (SAML 2.0 core, section 3.4.1, {@code IsPassive}). Keycloak knows but tells
 * nobody, so the request is read again; it has been verified by then.
 */
public final class PassiveRequest {
    private static final String PARAMETER = "SAMLRequest";

    private PassiveRequest() {}

    /** Whether the current request is one, for this login. */
    public static boolean is(KeycloakSession session, AuthenticationSessionModel login) {
        return SamlProtocol.LOGIN_PROTOCOL.equals(login.getProtocol())
                && (isOfEnhancedClient(login) || saysPassive(session));
    }

    /** The profile for clients that are no browsers (ECP) is always passive; its sessions are never stored. */
    private static boolean isOfEnhancedClient(AuthenticationSessionModel login) {
        return UserSessionModel.SessionPersistenceState.TRANSIENT
                .toString()
                .equals(login.getClientNote(AuthenticationManager.USER_SESSION_PERSISTENT_STATE));
    }

    private static boolean saysPassive(KeycloakSession session) {
        HttpRequest request = session.getContext().getHttpRequest();
        Stream<InputStream> redirect = Stream.ofNullable(
                        session.getContext().getUri().getQueryParameters().getFirst(PARAMETER))
                .flatMap(PassiveRequest::decoded)
                .map(deflated -> new InflaterInputStream(deflated, new Inflater(true)));
        Stream<InputStream> post = Stream.ofNullable(
                        request.getDecodedFormParameters().getFirst(PARAMETER))
                .flatMap(PassiveRequest::decoded);
        return Stream.concat(redirect, post).anyMatch(PassiveRequest::isPassive);
    }

    private static Stream<InputStream> decoded(String parameter) {
        try {
            return Stream.of(new ByteArrayInputStream(Base64.getMimeDecoder().decode(parameter)));
        } catch (IllegalArgumentException e) {
            return Stream.empty();
        }
    }

    /** Reads no further than the document's first element. */
    static boolean isPassive(InputStream document) {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(document);
            reader.nextTag();
            return Optional.ofNullable(reader.getAttributeValue(null, "IsPassive"))
                    .filter(value -> value.equals("true") || value.equals("1"))
                    .isPresent();
        } catch (XMLStreamException e) {
            return false;
        }
    }
}
