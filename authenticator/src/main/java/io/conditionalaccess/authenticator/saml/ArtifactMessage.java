// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.saml;

import java.io.StringReader;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What an artifact stands for: an {@code ArtifactResponse} (SAML 2.0 core, section 3.5.2) around a message. Messages of a
 * logout are fetched in the same way as assertions. What the client session is about to do does not tell which one this
 * is: the answer to a login may still wait beside them.
 */
final class ArtifactMessage {
    private static final String PROTOCOL = "urn:oasis:names:tc:SAML:2.0:protocol";
    private static final Set<String> OF_LOGOUT = Set.of("LogoutRequest", "LogoutResponse");
    private static final int DEPTH_OF_MESSAGE = 2;

    private ArtifactMessage() {}

    /** False also for what cannot be read. */
    static boolean isOfLogout(String artifactResponse) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            return isOfLogout(factory.createXMLStreamReader(new StringReader(artifactResponse)));
        } catch (XMLStreamException e) {
            return false;
        }
    }

    /** An assertion beside a message of a logout, which Keycloak never makes, counts as an assertion. */
    private static boolean isOfLogout(XMLStreamReader xml) throws XMLStreamException {
        boolean found = false;
        int depth = 0;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
                if (depth == DEPTH_OF_MESSAGE && PROTOCOL.equals(xml.getNamespaceURI())) {
                    if (xml.getLocalName().equals("Response")) {
                        return false;
                    }
                    found |= OF_LOGOUT.contains(xml.getLocalName());
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
        return found;
    }
}
