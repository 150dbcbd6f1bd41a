// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.ssf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.conditionalaccess.risk.source.SourceConfig;
import io.conditionalaccess.risk.source.SourceKind;
import io.conditionalaccess.risk.ssf.peer.EventStream;
import io.conditionalaccess.risk.ssf.peer.StreamApi;
import io.conditionalaccess.risk.ssf.set.KeysUnavailable;
import io.conditionalaccess.risk.ssf.set.RefusedSet;
import io.conditionalaccess.risk.ssf.set.SecurityEvent;
import io.conditionalaccess.risk.ssf.set.SetError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;

/**
 * Fetches what waits at a transmitter (RFC 8936). A token is acknowledged after it was acted on and committed; what could
 * not be decided or stored is neither acknowledged nor refused, and so comes again.
 */
final class EventPoll {
    private static final Logger LOG = Logger.getLogger(EventPoll.class);
    private static final int MAX_EVENTS = 100;
    /** Bounds one visit; what is left waits for the next. */
    private static final int ROUNDS = 20;

    private final StreamApi api;
    private final SetReception reception;
    private final Clock clock;

    EventPoll(StreamApi api, SetReception reception, Clock clock) {
        this.api = api;
        this.reception = reception;
        this.clock = clock;
    }

    /** What a batch came to. */
    private record Handled(ArrayNode accepted, ObjectNode refused, boolean all) {
        static Handled nothing() {
            JsonNodeFactory json = JsonNodeFactory.instance;
            return new Handled(json.arrayNode(), json.objectNode(), true);
        }

        boolean isEmpty() {
            return accepted.isEmpty() && refused.isEmpty();
        }
    }

    void poll(KeycloakSession session, SourceConfig source, SourceKind.Ssf config, EventStream stream)
            throws IOException {
        take(
                session,
                source,
                config,
                stream,
                api.poll(session, config, stream, request(Handled.nothing(), MAX_EVENTS)));
    }

    /** A request whose answer may wait for events. */
    static ObjectNode waiting() {
        return request(Handled.nothing(), MAX_EVENTS).put("returnImmediately", false);
    }

    /**
     * Acts on this answer and what is behind it.
     *
     * @return false if something has to come again
     */
    boolean take(
            KeycloakSession session, SourceConfig source, SourceKind.Ssf config, EventStream stream, JsonNode first)
            throws IOException {
        Handled handled = handle(session, source, config, first.path("sets"));
        boolean more = first.path("moreAvailable").asBoolean(false);
        for (int round = 1; round < ROUNDS && more && handled.all() && !handled.isEmpty(); round++) {
            JsonNode reply = api.poll(session, config, stream, request(handled, MAX_EVENTS));
            handled = handle(session, source, config, reply.path("sets"));
            more = reply.path("moreAvailable").asBoolean(false);
        }
        if (!handled.isEmpty()) {
            api.poll(session, config, stream, request(handled, 0));
        }
        return handled.all();
    }

    private Handled handle(KeycloakSession session, SourceConfig source, SourceKind.Ssf config, JsonNode sets) {
        Handled handled = Handled.nothing();
        for (Map.Entry<String, JsonNode> entry : sets.properties()) {
            try {
                receive(
                        session,
                        source,
                        config,
                        entry.getKey(),
                        entry.getValue().asText());
                handled.accepted().add(entry.getKey());
            } catch (RefusedSet refused) {
                LOG.debugf("token refused: source=%s: %s", source.alias(), refused.getMessage());
                handled.refused()
                        .putObject(entry.getKey())
                        .put("err", refused.error().wire())
                        .put("description", refused.description());
            } catch (KeysUnavailable unavailable) {
                return new Handled(handled.accepted(), handled.refused(), false);
            } catch (RuntimeException e) {
                LOG.errorf("event not stored, it comes again: source=%s: %s", source.alias(), e.getClass());
                LOG.debugf(e, "event not stored: source=%s", source.alias());
                return new Handled(handled.accepted(), handled.refused(), false);
            }
        }
        return handled;
    }

    private void receive(
            KeycloakSession session, SourceConfig source, SourceKind.Ssf config, String jti, String token) {
        SecurityEvent event = reception.read(session, config, token.getBytes(StandardCharsets.UTF_8), clock.instant());
        if (!event.jti().equals(jti)) {
            throw new RefusedSet(SetError.INVALID_REQUEST, "the token has another jti");
        }
        reception.act(session, source, config, event, clock.instant());
    }

    private static ObjectNode request(Handled handled, int maxEvents) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.put("maxEvents", maxEvents).put("returnImmediately", true);
        if (!handled.accepted().isEmpty()) {
            request.set("ack", handled.accepted());
        }
        if (!handled.refused().isEmpty()) {
            request.set("setErrs", handled.refused());
        }
        return request;
    }
}
