// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.demo.client;

import io.conditionalaccess.demo.http.Http;
import io.conditionalaccess.demo.http.Json;
import io.conditionalaccess.demo.http.Reply;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** A security product that tells the realm how devices are. */
public final class SignalSender {
    private final Http http;
    private final URI intake;
    private final Proof proof;

    /** What a sender adds to a request so that it is believed. */
    @FunctionalInterface
    public interface Proof {
        /** The headers that go with this body. */
        Map<String, String> headers(String body);
    }

    /** Sends to {@code <realm>/risk-signals/<source>}. */
    public SignalSender(Http http, URI realm, String source, Proof proof) {
        this.http = http;
        this.intake = URI.create(realm + "/risk-signals/" + Http.encode(source));
        this.proof = proof;
    }

    /** Standard Webhooks, a new {@code webhook-id} for each request. */
    public static Proof hmac(String secret) {
        return body -> {
            String id = "msg_" + UUID.randomUUID();
            return signed(secret, id, Instant.now(), body);
        };
    }

    /** Standard Webhooks with everything given. */
    public static Map<String, String> signed(String secret, String id, Instant at, String body) {
        long timestamp = at.getEpochSecond();
        return Map.of(
                "webhook-id", id,
                "webhook-timestamp", Long.toString(timestamp),
                "webhook-signature", WebhookSignature.of(secret, id, timestamp, body));
    }

    /** A static secret in a header of that name. */
    public static Proof header(String name, String secret) {
        return body -> Map.of(name, secret);
    }

    /** An access token of a service account. */
    public static Proof bearer(String accessToken) {
        return header("Authorization", "Bearer " + accessToken);
    }

    /** Sends one signal, or a list of them, given as maps, records or JSON nodes. */
    public Reply send(Object signal) {
        return sendText(Json.write(signal));
    }

    /** Sends this text as it is. */
    public Reply sendText(String body) {
        return sendText(body, "application/json", proof.headers(body));
    }

    /** Sends this text under a media type, with these headers instead of the sender's proof. */
    public Reply sendText(String body, String mediaType, Map<String, String> headers) {
        HttpRequest.Builder request = Http.request(intake).header("Content-Type", mediaType);
        headers.forEach(request::header);
        return http.send(request.POST(BodyPublishers.ofString(body)).build());
    }
}
