// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.RealmRecipe;
import io.conditionalaccess.demo.client.SignalSender;
import io.conditionalaccess.demo.client.Tokens;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sources that are asked, over a product's API that the test plays. */
class PullIT {
    private static final TestRealm REALM = TestRealm.create();
    private static final Fleet FLEET = new Fleet(REALM);
    private static final AlertEvents ALERTS = new AlertEvents(REALM);
    /** A hint waits until the last run is some seconds over, and the timer comes every five. */
    private static final Duration HINT_PATIENCE = Duration.ofSeconds(40);

    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private static final String MACHINES = "/api/machines";

    private final VendorStub vendor = new VendorStub();
    private final String alias = "s-" + UUID.randomUUID();
    private final String entraId = UUID.randomUUID().toString();

    @AfterEach
    void stop() {
        vendor.close();
    }

    @Test
    void aDeviceThatGoesBadIsRefusedAndAdmittedWhenItIsWellAgain() {
        String laptop = FLEET.deviceWith("entra_device_id", entraId);
        vendor.shows(MACHINES, VendorStub.page(machine("m1", "None")));
        defender(Map.of());
        Eventually.holds("it is asked by itself", () -> FLEET.risk(laptop).equals("none"));
        Tokens tokens = REALM.login(laptop);

        vendor.shows(MACHINES, VendorStub.page(machine("m1", "Medium")));
        sync();

        Eventually.holds("it is known", () -> FLEET.risk(laptop).equals("medium"));
        assertThat(REALM.refresh(laptop, tokens)).isEqualTo(400);

        vendor.shows(MACHINES, VendorStub.page(machine("m1", "None")));
        sync();

        Eventually.holds("it is known", () -> FLEET.risk(laptop).equals("none"));
        assertThat(REALM.refresh(laptop, tokens)).isEqualTo(200);
        assertThat(vendor.asked("/contoso/oauth2/v2.0/token"))
                .as("the token is kept")
                .isEqualTo(1);
        assertThat(vendor.requestsFor(MACHINES))
                .extracting(VendorStub.Request::authorization)
                .containsOnly("Bearer " + VendorStub.TOKEN);
    }

    @Test
    void everyPageIsReadAndAProductThatAsksForPatienceGetsIt() {
        String laptop = FLEET.deviceWith("entra_device_id", entraId);
        vendor.shows(MACHINES, "{\"value\":[],\"@odata.nextLink\":\"" + vendor.url() + MACHINES + "?$skiptoken=2\"}")
                .shows(MACHINES + "?$skiptoken=2", VendorStub.page(machine("m1", "Medium")));
        vendor.refusesOnce(MACHINES, 429, Map.of("Retry-After", "1"));
        defender(Map.of());

        Eventually.holds("the second page is read", () -> FLEET.risk(laptop).equals("medium"));

        assertThat(vendor.asked(MACHINES)).as("refused, first and second page").isEqualTo(3);
        Eventually.holds("it is over", () -> !pull().path("answeredAt").isNull());
        assertThat(pull().path("rows").asInt()).isEqualTo(1);
        Eventually.holds("it was heard", () -> !status().path("lastSignalAt").isNull());
    }

    @Test
    void whatIsReadBeforeAFailureCountsAndNothingFollowsFromTheRest() {
        String one = FLEET.deviceWith("entra_device_id", entraId);
        String other = FLEET.device();
        REALM.tell(REALM.edr(), other, Map.of("risk", "medium"));
        vendor.shows(
                MACHINES,
                "{\"value\":[" + machine("m1", "Medium") + "],\"@odata.nextLink\":\"" + vendor.url() + MACHINES
                        + "?gone=1\"}");
        vendor.shows(MACHINES + "?gone=1", "<html>");
        defender(Map.of());

        Eventually.holds("it failed", () -> pull().path("failures").asInt() == 1);

        assertThat(pull().path("problem").asText()).isEqualTo("unexpected");
        assertThat(FLEET.risk(one)).isEqualTo("medium");
        assertThat(FLEET.risk(other)).isEqualTo("medium");
        assertThat(status().path("lastSignalAt").isNull())
                .as("it was not heard")
                .isTrue();
    }

    @Test
    void aRedirectIsNotFollowed() {
        vendor.refusesOnce(MACHINES, 307, Map.of("Location", vendor.url() + "/elsewhere"));
        defender(Map.of());

        Eventually.holds("it failed", () -> pull().path("failures").asInt() == 1);

        assertThat(pull().path("problem").asText()).isEqualTo("unexpected");
        assertThat(vendor.asked("/elsewhere")).isZero();
    }

    @Test
    void aHintIsLookedUpAtTheProductAndNotBelieved() {
        String laptop = FLEET.deviceWith("entra_device_id", entraId);
        vendor.shows(MACHINES, VendorStub.page(machine("m1", "None")));
        defender(Map.of());
        Eventually.holds("it is asked by itself", () -> FLEET.risk(laptop).equals("none"));
        vendor.shows(MACHINES, VendorStub.page(machine("m1", "Medium")));
        int before = vendor.asked(MACHINES);
        SignalSender webhook = REALM.sender(alias, SignalSender.hmac(DemoRealm.EDR_SECRET));

        for (int i = 0; i < 5; i++) {
            JsonNode answer = webhook.send(TestRealm.signal(laptop, Map.of("risk", "high")))
                    .expect(202)
                    .json();
            assertThat(answer.path("results")).isEmpty();
        }
        webhook.send(List.of("whatever")).expect(202);

        Eventually.holds(
                "the product was asked", HINT_PATIENCE, () -> FLEET.risk(laptop).equals("medium"));
        assertThat(vendor.asked(MACHINES)).as("once for all hints").isEqualTo(before + 1);
    }

    @Test
    void aStrangersHintIsNone() {
        defender(Map.of());

        REALM.sender(alias, SignalSender.hmac(DemoRealm.MDM_SECRET))
                .send(Map.of())
                .expect(401);
    }

    @Test
    void aWrongSecretShowsInTheStatusAndAlertsOnce() {
        int alerts = ALERTS.count("source-failing");
        defender(Map.of("clientSecret", "wrong"));

        Eventually.holds("it failed", () -> pull().path("failures").asInt() == 1);
        sync();
        Eventually.holds("it failed again", () -> pull().path("failures").asInt() == 2);

        assertThat(pull().path("problem").asText()).isEqualTo("refused");
        assertThat(ALERTS.count("source-failing")).isEqualTo(alerts + 1);
        assertThat(vendor.asked(MACHINES)).isZero();
        Eventually.holds("the metric shows it", A_MINUTE, () -> metric().endsWith(" 1.0"));

        vendor.shows(MACHINES, VendorStub.page());
        correctSecret();
        Eventually.holds(
                "it is asked again at once", () -> !pull().path("answeredAt").isNull());
        Eventually.holds("the metric shows it", A_MINUTE, () -> metric().endsWith(" 0.0"));
    }

    @Test
    void sourcesThatAreNotAskedCannotBeSynchronised() {
        REALM.admin.post(REALM.api("sources/" + DemoRealm.EDR + "/sync")).expect(404);
        REALM.admin.post(REALM.api("sources/nobody/sync")).expect(404);
        defender(Map.of("clientSecret", ""));
        REALM.admin.post(REALM.api("sources/" + alias + "/sync")).expect(409);
        assertThat(status().path("configured").asBoolean()).isFalse();
    }

    private String machine(String id, String risk) {
        return "{\"id\":\"" + id + "\",\"aadDeviceId\":\"" + entraId + "\",\"riskScore\":\"" + risk
                + "\",\"healthStatus\":\"Active\",\"lastSeen\":\"2026-11-22T09:00:00Z\"}";
    }

    private void defender(Map<String, String> changes) {
        Map<String, String> config = new HashMap<>(vendor.microsoft());
        config.putAll(changes);
        source("microsoft-defender", config);
    }

    private void source(String kind, Map<String, String> changes) {
        REALM.recipe.addSource(alias, kind, vendor.source(changes)).expect(201);
    }

    /** A run that began before the product changed its mind says nothing, so this waits until one begins. */
    private void sync() {
        Eventually.holds(
                "a run is started",
                () -> REALM.admin
                        .post(REALM.api("sources/" + alias + "/sync"))
                        .expect(202)
                        .json()
                        .path("outcome")
                        .asText()
                        .equals("started"));
    }

    private void correctSecret() {
        ObjectNode source = (ObjectNode) REALM.recipe.only("components?type=" + RealmRecipe.SOURCE, "name", alias);
        source.withObjectProperty("config").putArray("clientSecret").add(VendorStub.CLIENT_SECRET);
        REALM.admin
                .put(REALM.name + "/components/" + source.path("id").asText(), source)
                .expect(204);
    }

    private String metric() {
        return MeterLine.of(SharedServer.metrics(), "conditional_access_source_failing", alias);
    }

    private JsonNode pull() {
        return status().path("pull");
    }

    private JsonNode status() {
        return StreamSupport.stream(
                        REALM.admin
                                .get(REALM.api("status"))
                                .expect(200)
                                .json()
                                .path("sources")
                                .spliterator(),
                        false)
                .filter(source -> source.path("alias").asText().equals(alias))
                .findFirst()
                .orElseThrow();
    }
}
