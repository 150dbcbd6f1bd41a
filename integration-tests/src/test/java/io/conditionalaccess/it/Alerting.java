// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import com.fasterxml.jackson.databind.JsonNode;
import io.conditionalaccess.demo.http.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The alerts of a realm, as its admin events show them. */
final class Alerting {
    private final TestRealm realm;

    private Alerting(TestRealm realm) {
        this.realm = realm;
    }

    /** Keeps them from now on. */
    static Alerting keptBy(TestRealm realm) {
        realm.admin
                .put(
                        realm.name + "/events/config",
                        Map.of(
                                "adminEventsEnabled",
                                true,
                                "eventsEnabled",
                                true,
                                "enabledEventTypes",
                                List.of("LOGIN", "LOGIN_ERROR")))
                .expect(204);
        return new Alerting(realm);
    }

    /** What the alerts of this kind say, the newest first. */
    List<JsonNode> of(String kind) {
        return StreamSupport.stream(
                        realm.admin
                                .get(realm.name + "/admin-events?max=500&resourcePath=device-compliance/alerts/" + kind)
                                .expect(200)
                                .json()
                                .spliterator(),
                        false)
                .map(event -> Json.read(event.path("representation").asText()))
                .toList();
    }
}
