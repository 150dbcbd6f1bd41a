// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.source;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/** Configuration keys of sources that post to us, about how they prove who they are. */
final class ProofKeys {
    static final String USERNAME = "username";
    static final String SIGNATURE_ALGORITHM = "signatureAlgorithm";
    static final String SIGNATURE_ENCODING = "signatureEncoding";
    static final String SIGNATURE_PREFIX = "signaturePrefix";
    static final String SIGNED_CONTENT = "signedContent";
    static final String ID_HEADER = "idHeader";
    static final String TIMESTAMP_HEADER = "timestampHeader";
    static final String TIMESTAMP_TOLERANCE = "timestampTolerance";
    static final String CERTIFICATE_THUMBPRINT = "certificateThumbprint";
    static final String CERTIFICATE_SUBJECT = "certificateSubject";
    static final String CERTIFICATE_ISSUERS = "certificateIssuers";
    static final String HANDSHAKE = "handshake";

    static final List<String> ALGORITHMS = List.of("sha256", "sha384", "sha512");
    static final List<String> ENCODINGS = List.of("hex", "base64");

    /** Keys that mean something with one method only; elsewhere they would be believed to protect. */
    static final Map<String, AuthMethod> OF_ONE_METHOD = Map.ofEntries(
            entry(USERNAME, AuthMethod.BASIC),
            entry(SIGNATURE_ALGORITHM, AuthMethod.CUSTOM_HMAC),
            entry(SIGNATURE_ENCODING, AuthMethod.CUSTOM_HMAC),
            entry(SIGNATURE_PREFIX, AuthMethod.CUSTOM_HMAC),
            entry(SIGNED_CONTENT, AuthMethod.CUSTOM_HMAC),
            entry(ID_HEADER, AuthMethod.CUSTOM_HMAC),
            entry(TIMESTAMP_HEADER, AuthMethod.CUSTOM_HMAC),
            entry(TIMESTAMP_TOLERANCE, AuthMethod.CUSTOM_HMAC),
            entry(CERTIFICATE_THUMBPRINT, AuthMethod.CLIENT_CERTIFICATE),
            entry(CERTIFICATE_SUBJECT, AuthMethod.CLIENT_CERTIFICATE),
            entry(CERTIFICATE_ISSUERS, AuthMethod.CLIENT_CERTIFICATE));

    static final List<ProviderConfigProperty> PROPERTIES = ProviderConfigurationBuilder.create()
            .property()
            .name(USERNAME)
            .label("User name")
            .helpText("With basic authentication: the user whose password the secret is; without a colon.")
            .type(ProviderConfigProperty.STRING_TYPE)
            .add()
            .property()
            .name(SIGNATURE_ALGORITHM)
            .label("Signature algorithm")
            .helpText("With custom-hmac: the hash of the HMAC. Unset: sha256.")
            .type(ProviderConfigProperty.LIST_TYPE)
            .options(ALGORITHMS)
            .add()
            .property()
            .name(SIGNATURE_ENCODING)
            .label("Signature encoding")
            .helpText("With custom-hmac: how the signature is written. Unset: hex.")
            .type(ProviderConfigProperty.LIST_TYPE)
            .options(ENCODINGS)
            .add()
            .property()
            .name(SIGNATURE_PREFIX)
            .label("Signature prefix")
            .helpText("With custom-hmac: what stands in front of the signature, for example sha256=.")
            .type(ProviderConfigProperty.STRING_TYPE)
            .add()
            .property()
            .name(SIGNED_CONTENT)
            .label("Signed content")
            .helpText("With custom-hmac: what is signed, for example {timestamp}.{body}; {id}, {timestamp} and {body}"
                    + " stand for what was sent, everything else for itself. Unset: {body}.")
            .type(ProviderConfigProperty.STRING_TYPE)
            .add()
            .property()
            .name(ID_HEADER)
            .label("Id header")
            .helpText("With custom-hmac: the header that {id} stands for.")
            .type(ProviderConfigProperty.STRING_TYPE)
            .add()
            .property()
            .name(TIMESTAMP_HEADER)
            .label("Timestamp header")
            .helpText("With custom-hmac: the header that {timestamp} stands for: seconds or milliseconds since 1970, or"
                    + " ISO 8601.")
            .type(ProviderConfigProperty.STRING_TYPE)
            .add()
            .property()
            .name(TIMESTAMP_TOLERANCE)
            .label("Timestamp tolerance")
            .helpText("With custom-hmac: how far the timestamp may be off, either way, PT1S to PT1H. Unset: PT5M.")
            .type(ProviderConfigProperty.STRING_TYPE)
            .add()
            .property()
            .name(CERTIFICATE_THUMBPRINT)
            .label("Certificate thumbprint")
            .helpText("With client-certificate: SHA-256 of the sender's certificate in hex; two, separated by a comma,"
                    + " while it is renewed.")
            .type(ProviderConfigProperty.STRING_TYPE)
            .add()
            .property()
            .name(CERTIFICATE_SUBJECT)
            .label("Certificate subject")
            .helpText("With client-certificate, instead of a thumbprint: the whole subject of the sender's certificate"
                    + " (RFC 2253), for example CN=edr,O=Example.")
            .type(ProviderConfigProperty.STRING_TYPE)
            .add()
            .property()
            .name(CERTIFICATE_ISSUERS)
            .label("Certificate issuers")
            .helpText("With a certificate subject: the CA certificates (PEM) that may issue it.")
            .type(ProviderConfigProperty.TEXT_TYPE)
            .add()
            .property()
            .name(HANDSHAKE)
            .label("Handshake")
            .helpText(
                    "What the vendor asks before it sends anything, and without a proof: the validation token of Graph,"
                            + " the code of Event Grid, the OPTIONS request of CloudEvents, the challenge of Okta. Unset: nothing"
                            + " is answered.")
            .type(ProviderConfigProperty.LIST_TYPE)
            .options(Handshake.words())
            .add()
            .build();

    private ProofKeys() {}
}
