// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.ssf.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.conditionalaccess.risk.source.SourceKind;
import io.conditionalaccess.risk.source.SourceKind.Delivery;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/** What a receiver does at its transmitter: streams (SSF 1.0, section 8) and polling (RFC 8936). */
public final class StreamApi {
    private static final int UNAUTHORIZED = 401;

    private final Transmitters transmitters;
    private final ClientTokens tokens;

    public StreamApi(Transmitters transmitters, Clock clock) {
        this.transmitters = transmitters;
        this.tokens = new ClientTokens(clock);
    }

    /** The streams of this issuer that our client has there. */
    public List<EventStream> list(KeycloakSession session, SourceKind.Ssf config) throws IOException {
        URI url = configuration(session, config);
        PeerReply reply = call(session, config, token -> PeerHttp.of(session).get(url, Optional.of(token)));
        if (reply.status() == 404) {
            return List.of();
        }
        JsonNode json = reply.expect(200).json();
        List<EventStream> streams = new ArrayList<>();
        for (JsonNode one :
                json.isArray() ? json : JsonNodeFactory.instance.arrayNode().add(json)) {
            EventStream stream = EventStream.read(one, url);
            if (!stream.id().isEmpty() && stream.issuer().equals(config.issuer())) {
                streams.add(stream);
            }
        }
        return streams;
    }

    /** @param authorization what pushes have to show, if anything */
    public EventStream create(
            KeycloakSession session, SourceKind.Ssf config, Collection<String> events, Optional<String> authorization)
            throws IOException {
        URI url = configuration(session, config);
        ObjectNode body = wanted(config, events, authorization);
        JsonNode json = call(session, config, token -> PeerHttp.of(session).post(url, token, body))
                .expect(201)
                .json();
        return checked(EventStream.read(json, url), config);
    }

    /** Makes a stream what we want it to be. */
    public EventStream update(
            KeycloakSession session,
            SourceKind.Ssf config,
            EventStream stream,
            Collection<String> events,
            Optional<String> authorization)
            throws IOException {
        URI url = configuration(session, config);
        ObjectNode body = wanted(config, events, authorization).put("stream_id", stream.id());
        JsonNode json = call(session, config, token -> PeerHttp.of(session).patch(url, token, body))
                .expect(200)
                .json();
        return checked(EventStream.read(json, url), config);
    }

    public void delete(KeycloakSession session, SourceKind.Ssf config, EventStream stream) throws IOException {
        URI url = withId(configuration(session, config), stream);
        call(session, config, token -> PeerHttp.of(session).delete(url, token)).expect(204);
    }

    /** {@code enabled}, {@code paused} or {@code disabled}; empty if the transmitter does not tell. */
    public Optional<String> status(KeycloakSession session, SourceKind.Ssf config, EventStream stream)
            throws IOException {
        Optional<URI> endpoint = transmitters.metadata(session, config).status();
        if (endpoint.isEmpty()) {
            return Optional.empty();
        }
        URI url = withId(endpoint.get(), stream);
        JsonNode json = call(session, config, token -> PeerHttp.of(session).get(url, Optional.of(token)))
                .expect(200)
                .json();
        return Optional.of(json.path("status").asText()).filter(status -> !status.isEmpty());
    }

    /** Asks for a verification event; false if the transmitter will not send one now. */
    public boolean verify(KeycloakSession session, SourceKind.Ssf config, EventStream stream, Optional<String> state)
            throws IOException {
        Optional<URI> endpoint = transmitters.metadata(session, config).verification();
        if (endpoint.isEmpty()) {
            return false;
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("stream_id", stream.id());
        state.ifPresent(text -> body.put("state", text));
        return call(session, config, token -> PeerHttp.of(session).post(endpoint.get(), token, body))
                        .status()
                == 204;
    }

    /** @param request as in RFC 8936, section 2.2; the answer as in section 2.3 */
    public JsonNode poll(KeycloakSession session, SourceKind.Ssf config, EventStream stream, ObjectNode request)
            throws IOException {
        URI url = pollAddress(stream);
        return call(session, config, token -> PeerHttp.of(session).post(url, token, request))
                .expect(200)
                .json();
    }

    /**
     * A poll whose answer may take its time, to be sent when no transaction is open.
     *
     * @param atMost how long the answer may take
     */
    public Held held(KeycloakSession session, SourceKind.Ssf config, EventStream stream, Duration atMost)
            throws IOException {
        URI url = pollAddress(stream);
        String token = tokens.get(session, config);
        PeerHttp http = PeerHttp.of(session, atMost);
        return request -> {
            try {
                return Optional.of(http.post(url, token, request).expect(200).json());
            } catch (SocketTimeoutException nothingHappened) {
                return Optional.empty();
            }
        };
    }

    /** One poll. */
    @FunctionalInterface
    public interface Held {
        /** @return as {@link #poll}; empty if there was no answer in time */
        Optional<JsonNode> send(ObjectNode request) throws IOException;
    }

    @FunctionalInterface
    private interface Call {
        PeerReply with(String token) throws IOException;
    }

    private PeerReply call(KeycloakSession session, SourceKind.Ssf config, Call call) throws IOException {
        PeerReply reply = call.with(tokens.get(session, config));
        if (reply.status() == UNAUTHORIZED) {
            tokens.forget(session, config);
        }
        return reply;
    }

    private static URI pollAddress(EventStream stream) throws IOException {
        return stream.endpoint().orElseThrow(() -> new IOException("the transmitter named no usable address to poll"));
    }

    private URI configuration(KeycloakSession session, SourceKind.Ssf config) throws IOException {
        return transmitters
                .metadata(session, config)
                .configuration()
                .orElseThrow(() -> new IOException("the transmitter's metadata has no usable configuration endpoint"));
    }

    private static URI withId(URI endpoint, EventStream stream) {
        String separator = endpoint.getRawQuery() == null ? "?" : "&";
        return URI.create(endpoint + separator + "stream_id=" + URLEncoder.encode(stream.id(), StandardCharsets.UTF_8));
    }

    private static ObjectNode wanted(SourceKind.Ssf config, Collection<String> events, Optional<String> authorization) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode delivery = body.putObject("delivery");
        delivery.put("method", config.delivery() == Delivery.PUSH ? EventStream.PUSH : EventStream.POLL);
        if (config.delivery() == Delivery.PUSH) {
            config.pushUrl().ifPresent(url -> delivery.put("endpoint_url", url.toString()));
            authorization.ifPresent(value -> delivery.put("authorization_header", value));
        }
        events.forEach(body.putArray("events_requested")::add);
        body.put("description", "Keycloak Conditional Access");
        return body;
    }

    private static EventStream checked(EventStream stream, SourceKind.Ssf config) throws IOException {
        if (stream.id().isEmpty() || !stream.issuer().equals(config.issuer())) {
            throw new IOException("the transmitter answered with a stream of another issuer");
        }
        return stream;
    }
}
