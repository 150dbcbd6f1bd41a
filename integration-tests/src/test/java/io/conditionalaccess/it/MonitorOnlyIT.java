// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.conditionalaccess.demo.client.Tokens;
import io.conditionalaccess.demo.client.Visit;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The server option that takes every realm out of enforcement, for the day when something is very wrong. */
class MonitorOnlyIT {
    private static final ExtraServer SERVER =
            new ExtraServer().start("--spi-device-registry--default--monitor-only=true");
    private static final TestRealm REALM = SERVER.newRealm().device("laptop");

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void aRealmThatEnforcesAffectsNobody() {
        REALM.device("infected");
        Tokens tokens = REALM.login("infected");
        REALM.tell(REALM.edr(), "infected", Map.of("risk", "high"));
        REALM.admin
                .post(REALM.ofDevice("infected", "/quarantine"), Map.of("reason", "test"))
                .expect(200);

        assertThat(REALM.refresh("infected", tokens)).isEqualTo(200);
        assertThat(REALM.visit(REALM.from("infected"))).isInstanceOf(Visit.Code.class);
        assertThat(REALM.visit(REALM.fromNowhere())).isInstanceOf(Visit.Code.class);
    }

    @Test
    void theStatusSaysSo() {
        JsonNode status = REALM.admin.get(REALM.api("status")).expect(200).json();

        assertThat(status.path("forcedMonitor").asBoolean()).isTrue();
        assertThat(status.path("mode").asText()).isEqualTo("monitor");
    }

    @Test
    void thePolicyKeepsWhatWasConfigured() {
        assertThat(REALM.admin
                        .get(REALM.name + "/components?name=device-policy")
                        .expect(200)
                        .json()
                        .path(0)
                        .path("config")
                        .path("mode")
                        .path(0)
                        .asText())
                .isEqualTo("enforce");
    }

    @Test
    void signalsAreStillTaken() {
        assertThat(REALM.tell(REALM.edr(), "laptop", Map.of("risk", "medium"))).isEqualTo("applied");
        assertThat(REALM.shown("laptop").path("access").asText()).isEqualTo("hold");
    }
}
