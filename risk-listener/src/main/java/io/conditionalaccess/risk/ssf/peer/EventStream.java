// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.ssf.peer;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A stream as its transmitter has it (SSF 1.0, section 8.1.1).
 *
 * @param method URN of the way of delivery
 * @param endpoint where events are pushed to, or fetched from
 */
public record EventStream(String id, String issuer, Set<String> audience, String method, Optional<URI> endpoint) {
    static final String PUSH = "urn:ietf:rfc:8935";
    static final String POLL = "urn:ietf:rfc:8936";

    public EventStream {
        audience = Set.copyOf(audience);
    }

    /** Whether its delivery is the wanted one. */
    public boolean isAs(boolean push, Optional<URI> pushUrl) {
        return push ? method.equals(PUSH) && endpoint.equals(pushUrl) : method.equals(POLL);
    }

    /** @param from the transmitter's own address */
    static EventStream read(JsonNode json, URI from) {
        JsonNode aud = json.path("aud");
        Set<String> audience = aud.isArray()
                ? StreamSupport.stream(aud.spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.toSet())
                : Set.of(aud.asText());
        JsonNode delivery = json.path("delivery");
        String method = delivery.path("method").asText();
        return new EventStream(
                json.path("stream_id").asText(),
                json.path("iss").asText(),
                audience,
                method,
                method.equals(POLL)
                        ? TransmitterMetadata.address(delivery, "endpoint_url", from)
                        : Optional.of(delivery.path("endpoint_url").asText())
                                .filter(url -> !url.isEmpty())
                                .map(URI::create));
    }
}
