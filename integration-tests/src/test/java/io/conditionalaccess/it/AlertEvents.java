// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The alerts of a realm, as its admin events tell them. */
final class AlertEvents {
    private static final String PATH = "device-compliance/alerts/";

    private final TestRealm realm;

    AlertEvents(TestRealm realm) {
        this.realm = realm;
        realm.admin
                .put(
                        realm.name + "/events/config",
                        Map.of("adminEventsEnabled", true, "adminEventsDetailsEnabled", true))
                .expect(204);
    }

    /** How many of a kind there were, for example {@code device-held}. */
    int count(String kind) {
        return all().stream().filter(kind::equals).toList().size();
    }

    /** Their kinds, the newest first. */
    List<String> all() {
        // Keycloak cannot filter by a type that is not its own.
        JsonNode events = realm.admin
                .get(realm.name + "/admin-events?max=1000")
                .expect(200)
                .json();
        return StreamSupport.stream(events.spliterator(), false)
                .map(event -> event.path("resourcePath").asText())
                .filter(path -> path.startsWith(PATH))
                .map(path -> path.substring(PATH.length()))
                .toList();
    }
}
