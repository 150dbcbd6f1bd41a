// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.conditionalaccess.demo.client.Tokens;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is stored about a person can be read in one piece, by those who may. */
class PersonalDataIT {
    private final TestRealm realm = TestRealm.create().device("laptop").device("phone");
    private final String alice = realm.recipe
            .only("users?exact=true&username=alice", "username", "alice")
            .path("id")
            .asText();

    @Test
    void anExportHasDevicesSessionsDecisionsAndSignals() {
        Tokens tokens = realm.login("laptop");
        realm.tell(realm.edr(), "laptop", Map.of("risk", "medium", "finding", "alert-1"));
        assertThat(realm.refresh("laptop", tokens)).isEqualTo(400);
        Eventually.holds(
                "the refusal is recorded", () -> !export().path("decisions").isEmpty());

        JsonNode export = export();

        assertThat(export.path("user").path("username").asText()).isEqualTo("alice");
        assertThat(export.path("devices")).hasSize(2);
        assertThat(export.path("devices")
                        .path(0)
                        .path("findings")
                        .path(0)
                        .path("finding")
                        .asText())
                .isEqualTo("alert-1");
        assertThat(export.path("sessions").path(0).path("deviceId").asText()).isEqualTo("laptop");
        assertThat(export.path("decisions").path(0).path("rule").asText()).isEqualTo("risk");
        assertThat(export.path("signals").path(0).path("deviceId").asText()).isEqualTo("laptop");
        assertThat(export.path("truncated")).isEmpty();
    }

    @Test
    void whatAnOperatorDidIsTheirsToo() {
        Caller.grant(realm, "alice", "manage-devices");
        Caller.with(realm.login("laptop"), realm)
                .post("devices/phone/quarantine", Map.of("reason", "lost"))
                .expect(200);

        JsonNode done = export().path("operations").path(0);

        assertThat(done.path("action").asText()).isEqualTo("quarantine");
        assertThat(done.path("operator").asText()).isEqualTo("alice");
    }

    @Test
    void itTakesTheRightToSeePersonsAndDevices() {
        realm.recipe.policy(Map.of("exemptClients", "admin-cli"));
        Caller devices = Caller.with(Caller.administrator(realm, "dora", "manage-devices"), realm);
        Caller users = Caller.with(Caller.administrator(realm, "uwe", "view-users"), realm);
        Caller both = Caller.with(Caller.administrator(realm, "both", "view-users", "view-devices"), realm);

        Problems.of(devices.get("users/" + alice + "/export"), 403);
        Problems.of(users.get("users/" + alice + "/export"), 403);
        both.get("users/" + alice + "/export").expect(200);
        Problems.of(both.get("users/absent/export"), 404);
    }

    private JsonNode export() {
        return realm.admin
                .get(realm.api("users/" + alice + "/export"))
                .expect(200)
                .json();
    }
}
