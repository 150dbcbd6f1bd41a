// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Devices of a test's own in a realm that the tests of its class share. */
final class Fleet {
    /** In place of a finding: a source's whole verdict on risk. */
    static final String SNAPSHOT = "the whole verdict";

    private final TestRealm realm;

    Fleet(TestRealm realm) {
        this.realm = realm;
    }

    static String unusedId() {
        return "device-" + UUID.randomUUID();
    }

    /** Registers a device of alice. */
    String device() {
        String id = unusedId();
        realm.device(id);
        return id;
    }

    /** Registers a device with an identifier besides its id, given by an administrator. */
    String deviceWith(String type, String value) {
        String id = unusedId();
        realm.admin
                .post(
                        realm.name + "/device-compliance/devices",
                        Map.of("id", id, "aliases", List.of(Map.of("type", type, "value", value))))
                .expect(201);
        return id;
    }

    /** The worst level of risk last known, or {@code null} as text if there is none. */
    String risk(String device) {
        return realm.shown(device).path("posture").path("risk").asText();
    }

    String compliance(String device) {
        return realm.shown(device).path("posture").path("compliance").asText();
    }

    /** What follows under the policy: ok, hold or revoke. */
    String access(String device) {
        return realm.shown(device).path("access").asText();
    }

    /** What a source said about the risk of one thing, as the admin API shows it. */
    JsonNode finding(String device, String source, String finding) {
        JsonNode all = realm.devices("/" + device + "/findings").expect(200).json();
        return StreamSupport.stream(all.spliterator(), false)
                .filter(node -> node.path("source").asText().equals(source))
                .filter(node -> node.path("axis").asText().equals("risk"))
                .filter(node -> finding.equals(
                        node.path("finding").isNull()
                                ? SNAPSHOT
                                : node.path("finding").asText()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no finding " + finding + " of " + source + " in " + all));
    }
}
