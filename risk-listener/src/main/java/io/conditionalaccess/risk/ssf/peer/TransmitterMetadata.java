// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.ssf.peer;

import com.fasterxml.jackson.databind.JsonNode;
import io.conditionalaccess.risk.source.PeerUrl;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What a transmitter says about itself (SSF 1.0, section 7.1).
 *
 * @param critical members of complex subjects that a receiver has to understand
 */
record TransmitterMetadata(
        URI jwks, Set<String> critical, Optional<URI> configuration, Optional<URI> status, Optional<URI> verification) {
    private static final int MAX_CRITICAL = 50;

    TransmitterMetadata {
        critical = Set.copyOf(critical);
    }

    /**
     * @param from where it was fetched
     * @throws IOException if it is not that issuer's, or has no usable key set
     */
    static TransmitterMetadata read(JsonNode json, URI from, String issuer) throws IOException {
        if (!json.path("issuer").asText().equals(issuer)) {
            throw new IOException("the transmitter's metadata is of another issuer");
        }
        URI jwks = address(json, "jwks_uri", from)
                .orElseThrow(() -> new IOException("expected an https jwks_uri in the transmitter's metadata"));
        return new TransmitterMetadata(
                jwks,
                texts(json.path("critical_subject_members")),
                address(json, "configuration_endpoint", from),
                address(json, "status_endpoint", from),
                address(json, "verification_endpoint", from));
    }

    /** A transmitter elsewhere must not send us to addresses of our own machine. */
    static Optional<URI> address(JsonNode json, String name, URI from) {
        return Optional.of(json.path(name))
                .filter(JsonNode::isTextual)
                .flatMap(node -> PeerUrl.absolute(node.textValue()))
                .filter(url -> PeerUrl.isThisMachine(from) || !PeerUrl.isThisMachine(url));
    }

    private static Set<String> texts(JsonNode array) {
        Stream<JsonNode> nodes = array.isArray() ? StreamSupport.stream(array.spliterator(), false) : Stream.empty();
        return nodes.filter(JsonNode::isTextual)
                .limit(MAX_CRITICAL)
                .map(JsonNode::textValue)
                .collect(Collectors.toSet());
    }
}
