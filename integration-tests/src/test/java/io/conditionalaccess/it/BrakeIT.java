// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.conditionalaccess.demo.client.SignalSender;
import io.conditionalaccess.demo.client.Tokens;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** When so many devices lose access at once that an error of a source is likelier, nothing is revoked any more. */
class BrakeIT {
    private static final String SECRET = "whsec_YnJha2UtdGVzdHMtbmVlZC1hLXNlY3JldC1vZi10aGVpci1vd24=";
    private static final int DEVICES = 60;
    private static final int LIMIT = 50;
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private final TestRealm realm = TestRealm.create();
    private final AlertEvents alerts = new AlertEvents(realm);
    private final SignalSender fleet = fleet();

    @Test
    void theFiftyFirstDeviceOfAWaveIsOnlyHeldUntilAnOperatorReleasesTheBrake() {
        Tokens first = realm.login("d0");
        Tokens last = realm.login("d59");

        say(IntStream.range(0, DEVICES), "high");

        assertThat(braked()).isTrue();
        assertThat(realm.admin
                        .get(realm.api("policy"))
                        .expect(200)
                        .json()
                        .path("revokeAt")
                        .asText())
                .as("in effect")
                .isEqualTo("never");
        Eventually.holds("all are announced", () -> alerts.count("device-held") == DEVICES - LIMIT);
        assertThat(alerts.count("device-revoked")).isEqualTo(LIMIT);
        Eventually.holds("the brake is announced", () -> alerts.count("brake-on") == 1);
        Eventually.holds("the metric shows it", A_MINUTE, () -> metric().endsWith(" 1.0"));
        assertThat(realm.refresh("d0", first)).isEqualTo(400);
        assertThat(realm.refresh("d59", last)).isEqualTo(400);

        say(IntStream.of(0, 59), "none");
        assertThat(realm.refresh("d0", first)).as("revoked before the brake").isEqualTo(400);
        assertThat(realm.refresh("d59", last)).as("held").isEqualTo(200);
        say(IntStream.of(59), "high");

        Problems.of(realm.admin.post(realm.api("brake/release"), Map.of()), 400);
        assertThat(release()).isEqualTo(204);
        assertThat(release()).as("it is off").isEqualTo(409);
        assertThat(braked()).isFalse();
        Eventually.holds("the metric shows it", A_MINUTE, () -> metric().endsWith(" 0.0"));
        assertThat(realm.refresh("d59", last)).as("still bad").isEqualTo(400);

        Tokens later = realm.login("d0");
        say(IntStream.of(0), "high");
        assertThat(braked())
                .as("what was lost before the release does not count")
                .isFalse();
        say(IntStream.of(0, 59), "none");
        assertThat(realm.refresh("d0", later)).as("revoked again").isEqualTo(400);
        assertThat(realm.refresh("d59", last)).as("never revoked").isEqualTo(200);
        assertThat(alerts.count("brake-released")).isEqualTo(1);
    }

    @Test
    void parallelSendersDoNotRevokeMoreThanTheLimit() throws Exception {
        ExecutorService senders = Executors.newFixedThreadPool(6);
        try {
            List<Future<?>> sent = IntStream.range(0, DEVICES)
                    .<Future<?>>mapToObj(i -> senders.submit(() -> say(IntStream.of(i), "high")))
                    .toList();
            for (Future<?> one : sent) {
                one.get();
            }
        } finally {
            senders.shutdown();
        }

        assertThat(braked()).isTrue();
        Eventually.holds(
                "all are announced", () -> alerts.count("device-held") + alerts.count("device-revoked") == DEVICES);
        assertThat(alerts.count("device-revoked")).isEqualTo(LIMIT);
        assertThat(alerts.count("brake-on")).isEqualTo(1);
    }

    @Test
    void theBrakeCanLetEverybodyIn() {
        realm.recipe.policy(Map.of("brakeAction", "monitor"));
        Tokens last = realm.login("d59");

        say(IntStream.range(0, DEVICES), "medium");

        assertThat(status().path("mode").asText()).isEqualTo("monitor");
        assertThat(realm.refresh("d59", last)).isEqualTo(200);
        assertThat(release()).isEqualTo(204);
        assertThat(realm.refresh("d59", last)).isEqualTo(400);
    }

    @Test
    void fewerDevicesDoNotPullIt() {
        say(IntStream.range(0, LIMIT), "high");

        assertThat(braked()).isFalse();
        Eventually.holds("all are announced", () -> alerts.count("device-revoked") == LIMIT);
    }

    @Test
    void onlyWhoManagesTheRealmReleasesIt() {
        realm.recipe.policy(Map.of("exemptClients", "admin-cli"));
        Caller operator = Caller.with(Caller.administrator(realm, "operator", "manage-devices"), realm);

        Problems.of(operator.post("brake/release", Map.of("reason", "a try")), 403);
    }

    private int release() {
        return realm.admin
                .post(realm.api("brake/release"), Map.of("reason", "the source was wrong"))
                .status();
    }

    private String metric() {
        return MeterLine.of(SharedServer.metrics(), "conditional_access_brake_on", realm.name);
    }

    private boolean braked() {
        return !status().path("brakedSince").isNull();
    }

    private JsonNode status() {
        return realm.admin.get(realm.api("status")).expect(200).json();
    }

    /** A source that creates what it names; all of it well. */
    private SignalSender fleet() {
        realm.recipe
                .addSource(
                        "fleet",
                        Map.of("auth", "hmac", "secret", SECRET, "mayClear", "true", "mayCreateDevices", "true"))
                .expect(201);
        SignalSender sender = realm.sender("fleet", SignalSender.hmac(SECRET));
        sender.send(signals(IntStream.range(0, DEVICES), "none")).expect(202);
        return sender;
    }

    private void say(IntStream devices, String risk) {
        fleet.send(signals(devices, risk)).expect(202);
    }

    private static List<Map<String, Object>> signals(IntStream devices, String risk) {
        return devices.mapToObj(i -> TestRealm.signal("d" + i, Map.of("risk", risk)))
                .toList();
    }
}
