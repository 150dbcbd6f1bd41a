// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.conditionalaccess.demo.client.Visit;
import io.conditionalaccess.demo.http.Http;
import io.conditionalaccess.demo.http.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** An application that speaks SAML and signs nothing. */
final class SamlApp {
    static final String SUCCESS = "urn:oasis:names:tc:SAML:2.0:status:Success";
    static final String NO_PASSIVE = "urn:oasis:names:tc:SAML:2.0:status:NoPassive";

    static final String ID = "https://saml.example/metadata";
    static final String CONSUMER = "http://localhost:3000/saml";
    private static final String INITIATED = "portal";
    private static final Pattern RESPONSE =
            Pattern.compile("name=\"SAMLResponse\"\\s+value=\"([^\"]+)\"", Pattern.CASE_INSENSITIVE);

    private final TestRealm realm;
    private final String id;

    private SamlApp(TestRealm realm, String id) {
        this.realm = realm;
        this.id = id;
    }

    /** Registers it, with these attributes besides. */
    static SamlApp in(TestRealm realm, Map<String, String> attributes) {
        return in(realm, ID, attributes);
    }

    /** Registers one with this entity id. */
    static SamlApp in(TestRealm realm, String id, Map<String, String> attributes) {
        Map<String, String> all = new HashMap<>(Map.of(
                "saml.client.signature", "false",
                "saml.server.signature", "true",
                "saml.authnstatement", "true",
                "saml.force.post.binding", "true",
                "saml_idp_initiated_sso_url_name", INITIATED,
                "saml_assertion_consumer_url_post", CONSUMER,
                "saml_assertion_consumer_url_redirect", CONSUMER));
        all.putAll(attributes);
        new RealmSettings(realm)
                .client(Map.of(
                        "clientId", id, "protocol", "saml", "redirectUris", List.of(CONSUMER), "attributes", all));
        return new SamlApp(realm, id);
    }

    /** Where a browser is sent to log in, by the redirect binding. */
    URI login() {
        return redirect(request(""));
    }

    /** As {@link #login}, if that is possible without a page. */
    URI passiveLogin() {
        return redirect(request("IsPassive=\"true\""));
    }

    /** What a browser posts to {@link #endpoint} to log in, by the post binding. */
    Map<String, String> loginForm() {
        return Map.of(
                "SAMLRequest", Base64.getEncoder().encodeToString(request("").getBytes(UTF_8)));
    }

    /** The login that the identity provider begins by itself. */
    URI initiated() {
        return URI.create(endpoint() + "/clients/" + INITIATED);
    }

    URI endpoint() {
        return URI.create(realm.uri() + "/protocol/saml");
    }

    /** The profile of clients that are no browsers: name and password with the request (ECP). */
    Reply enhanced(Http from, String user, String password) {
        String basic = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
        return from.send(Http.request(endpoint())
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "text/xml")
                .POST(BodyPublishers.ofString(soap(request(""))))
                .build());
    }

    /** Fetches what an artifact stands for. */
    Reply resolve(String artifact) {
        String message = "<samlp:ArtifactResolve xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\""
                + " xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\" " + head()
                + "><saml:Issuer>" + id + "</saml:Issuer><samlp:Artifact>" + artifact
                + "</samlp:Artifact></samlp:ArtifactResolve>";
        return realm.fromNowhere()
                .send(Http.request(URI.create(endpoint() + "/resolve"))
                        .header("Content-Type", "text/xml")
                        .POST(BodyPublishers.ofString(soap(message)))
                        .build());
    }

    /** The answer on the page that sends it to the application, as XML; empty if this is another page. */
    static Optional<String> answer(Visit visit) {
        if (!(visit instanceof Visit.Page page)) {
            return Optional.empty();
        }
        Matcher found = RESPONSE.matcher(page.reply().body());
        return found.find()
                ? Optional.of(new String(Base64.getMimeDecoder().decode(found.group(1)), UTF_8))
                : Optional.empty();
    }

    /** Whether the page sends an assertion to the application. */
    static boolean isLoggedIn(Visit visit) {
        return answer(visit)
                .filter(xml -> xml.contains(SUCCESS) && xml.contains("Assertion"))
                .isPresent();
    }

    private URI redirect(String request) {
        return URI.create(endpoint() + "?" + Http.encode(Map.of("SAMLRequest", deflated(request))));
    }

    private String request(String attributes) {
        return "<samlp:AuthnRequest xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\""
                + " xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\" " + head() + " Destination=\"" + endpoint()
                + "\" AssertionConsumerServiceURL=\"" + CONSUMER + "\" " + attributes + "><saml:Issuer>" + id
                + "</saml:Issuer></samlp:AuthnRequest>";
    }

    private static String head() {
        return "ID=\"_" + UUID.randomUUID() + "\" Version=\"2.0\" IssueInstant=\""
                + Instant.now().truncatedTo(ChronoUnit.MILLIS) + "\"";
    }

    private static String soap(String message) {
        return "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>" + message
                + "</s:Body></s:Envelope>";
    }

    private static String deflated(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream out =
                new DeflaterOutputStream(bytes, new Deflater(Deflater.DEFAULT_COMPRESSION, true))) {
            out.write(text.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
