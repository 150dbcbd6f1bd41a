// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.conditionalaccess.demo.client.TokenClient;
import io.conditionalaccess.demo.client.Tokens;
import io.conditionalaccess.demo.http.Reply;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The way in on the day when nobody else gets in: it exists, and whoever uses it is seen. */
class BreakGlassIT {
    private final TestRealm realm = TestRealm.create().device("laptop");
    private final RealmSettings settings = new RealmSettings(realm);

    @Test
    void aRoleThatDoesNotExistOrThatNobodyHoldsIsRefused() {
        assertThat(refusal()).contains("breakGlassRole").contains("'emergency'");

        realm.admin.post(realm.name + "/roles", Map.of("name", "emergency")).expect(201);
        assertThat(refusal()).contains("nobody holds 'emergency'");
    }

    @Test
    void theStatusSaysHowManyHoldIt() {
        withBreakGlass("alice");

        JsonNode breakGlass =
                realm.admin.get(realm.api("status")).expect(200).json().path("breakGlass");

        assertThat(breakGlass.path("role").asText()).isEqualTo("emergency");
        assertThat(breakGlass.path("holders").asInt()).isEqualTo(1);
    }

    @Test
    void eachUseIsAnAlertAnEventAndARecord() {
        withBreakGlass("alice");
        Alerting alerts = Alerting.keptBy(realm);
        realm.tell(realm.edr(), "laptop", Map.of("risk", "medium"));

        Tokens tokens = realm.login("laptop");
        realm.app(realm.from("laptop")).refresh(tokens.refresh()).expect(200);

        assertThat(alerts.of("break-glass-used")).singleElement().satisfies(alert -> {
            assertThat(alert.path("device").asText()).isEqualTo("laptop");
            assertThat(alert.path("rule").asText()).isEqualTo("risk");
            assertThat(alert.path("client").asText()).isEqualTo("app");
        });
        JsonNode login = realm.admin
                .get(realm.name + "/events?type=LOGIN")
                .expect(200)
                .json()
                .path(0);
        assertThat(login.path("details").path("device_compliance").asText()).isEqualTo("break-glass");
        Eventually.holds(
                "a record says that break-glass let it in",
                () -> realm.admin
                        .get(realm.api("decisions?reason=break-glass"))
                        .expect(200)
                        .json()
                        .path(0)
                        .path("access")
                        .asText()
                        .equals("ok"));
    }

    @Test
    void aHolderWhoseDeviceIsWellUsesNothing() {
        withBreakGlass("alice");
        Alerting alerts = Alerting.keptBy(realm);

        realm.login("laptop");

        assertThat(alerts.of("break-glass-used")).isEmpty();
    }

    @Test
    void theDirectGrantAlertsToo() {
        withBreakGlass("alice");
        Alerting alerts = Alerting.keptBy(realm);
        TokenClient nowhere = realm.app(realm.fromNowhere());

        nowhere.password("alice", "alice", "openid").expect(200);

        assertThat(alerts.of("break-glass-used"))
                .singleElement()
                .satisfies(alert -> assertThat(alert.path("rule").asText()).isEqualTo("unknown-device"));
    }

    private void withBreakGlass(String holder) {
        settings.role("emergency", holder);
        realm.recipe.policy(Map.of("breakGlassRole", "emergency"));
    }

    private String refusal() {
        Reply reply = realm.recipe.setPolicy(Map.of("breakGlassRole", "emergency"));
        assertThat(reply.status()).as(reply.body()).isEqualTo(400);
        return reply.json().path("errorMessage").asText();
    }
}
