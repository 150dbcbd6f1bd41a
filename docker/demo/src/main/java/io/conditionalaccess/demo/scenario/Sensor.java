// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.demo.scenario;

import io.conditionalaccess.demo.client.SignalSender;
import io.conditionalaccess.demo.http.Http;
import io.conditionalaccess.demo.http.Reply;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** A security product in the story: says something about a device now. */
final class Sensor {
    static final String ACCEPTED = "202";
    private final SignalSender sender;

    Sensor(Http http, URI realm, String source, String secret) {
        this.sender = new SignalSender(http, realm, source, SignalSender.hmac(secret));
    }

    Seen says(String device, Map<String, ?> what) {
        return send(signal(device, what));
    }

    Seen saysTwice(String device, Map<String, ?> what) {
        Map<String, Object> signal = signal(device, what);
        send(signal);
        Seen second = send(signal);
        return new Seen(second.outcome() + " " + second.detail());
    }

    private Seen send(Map<String, Object> signal) {
        Reply reply = sender.send(signal);
        String status = reply.status() == 202
                ? reply.json().path("results").path(0).path("status").asText()
                : reply.body();
        return new Seen(Integer.toString(reply.status()), status);
    }

    private static Map<String, Object> signal(String device, Map<String, ?> what) {
        Map<String, Object> signal = new HashMap<>(what);
        signal.put("id", "demo-" + UUID.randomUUID());
        signal.put("device", Map.of("id", device));
        signal.put("observed_at", Instant.now().toString());
        return signal;
    }
}
