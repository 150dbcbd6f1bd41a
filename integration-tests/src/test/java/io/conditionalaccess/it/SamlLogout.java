// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import java.io.IOException;
import java.io.StringReader;
import java.security.PublicKey;
import javax.xml.XMLConstants;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A logout request that a SAML application got. */
final class SamlLogout {
    private static final String PROTOCOL = "urn:oasis:names:tc:SAML:2.0:protocol";
    private static final String ASSERTION = "urn:oasis:names:tc:SAML:2.0:assertion";

    private final Element request;

    private SamlLogout(Element request) {
        this.request = request;
        request.setIdAttribute("ID", true);
    }

    /** The one in a SOAP envelope. */
    static SamlLogout in(String envelope) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            Element root = factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(envelope)))
                    .getDocumentElement();
            return new SamlLogout(only(root, PROTOCOL, "LogoutRequest"));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalArgumentException(envelope, e);
        }
    }

    String id() {
        return request.getAttribute("ID");
    }

    String destination() {
        return request.getAttribute("Destination");
    }

    String issuer() {
        return only(request, ASSERTION, "Issuer").getTextContent();
    }

    String name() {
        return only(request, ASSERTION, "NameID").getTextContent();
    }

    String sessionIndex() {
        return only(request, PROTOCOL, "SessionIndex").getTextContent();
    }

    /** Whether all of the request, and nothing else, is signed with this key. */
    boolean isSignedBy(PublicKey key) {
        try {
            Element element = only(request, XMLSignature.XMLNS, "Signature");
            DOMValidateContext context = new DOMValidateContext(key, element);
            XMLSignature signature = XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context);
            return signature.validate(context)
                    && signature.getSignedInfo().getReferences().size() == 1
                    && signature.getSignedInfo().getReferences().get(0).getURI().equals("#" + id());
        } catch (MarshalException | XMLSignatureException e) {
            return false;
        }
    }

    private static Element only(Element in, String namespace, String name) {
        NodeList found = in.getElementsByTagNameNS(namespace, name);
        if (found.getLength() != 1) {
            throw new AssertionError(found.getLength() + " elements " + name);
        }
        return (Element) found.item(0);
    }
}
