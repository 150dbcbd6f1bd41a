// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.client.SignalSender;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a source is allowed to say. */
@Tag("core")
class SourceRightsIT {
    private static final TestRealm REALM = TestRealm.create();
    private static final Fleet FLEET = new Fleet(REALM);
    private final Instant hourAgo = Instant.now().minus(Duration.ofHours(1));

    static {
        source("worsens", Map.of("mayClear", "false"));
        source("capped", Map.of("maxRisk", "medium"));
        source("lab", Map.of("devices", "id:lab-*", "mayCreateDevices", "true"));
        source("tagged", Map.of("devices", "tag:lab"));
        source("windows", Map.of("devices", "platform:windows"));
        source("unix", Map.of("devices", "platform:macos, platform:linux"));
    }

    private final SignalSender worsens = sender("worsens");
    private final String laptop = FLEET.device();

    @Test
    void aSourceThatMayNotClearIsRefusedToLower() {
        assertThat(REALM.tell(worsens, laptop, Map.of("risk", "medium"))).isEqualTo("applied");

        assertThat(REALM.tell(worsens, laptop, Map.of("risk", "low"))).isEqualTo("refused");

        assertThat(FLEET.risk(laptop)).isEqualTo("medium");
    }

    @Test
    void norMayItCloseAFinding() {
        REALM.tell(worsens, laptop, Map.of("risk", "medium", "finding", "alert"));

        assertThat(REALM.tell(
                        worsens, laptop, Map.of("risk", "medium", "finding", "alert", "remediation", "remediated")))
                .isEqualTo("refused");

        assertThat(FLEET.risk(laptop)).isEqualTo("medium");
    }

    @Test
    void norMayItReplaceItsFindingsByAGoodVerdict() {
        REALM.tell(worsens, laptop, Map.of("risk", "high", "finding", "alert"));

        assertThat(REALM.tell(worsens, laptop, Map.of("risk", "none"))).isEqualTo("refused");

        assertThat(FLEET.risk(laptop)).isEqualTo("high");
    }

    @Test
    void norMayItLengthenTheGraceThatItGave() {
        Instant soon = Instant.now().plus(Duration.ofHours(1));
        assertThat(REALM.tell(worsens, laptop, Map.of("compliance", "in-grace", "grace_until", soon.toString())))
                .isEqualTo("applied");

        assertThat(REALM.tell(
                        worsens,
                        laptop,
                        Map.of(
                                "compliance",
                                "in-grace",
                                "grace_until",
                                soon.plusSeconds(60).toString())))
                .isEqualTo("refused");
    }

    @Test
    void itMayWorsenAndRepeat() {
        REALM.tell(worsens, laptop, Map.of("risk", "medium"));

        assertThat(REALM.tell(worsens, laptop, Map.of("risk", "medium"))).isEqualTo("unchanged");
        assertThat(REALM.tell(worsens, laptop, Map.of("risk", "high"))).isEqualTo("applied");
    }

    @Test
    void appliedOnOneAxisOutranksRefusedOnTheOther() {
        REALM.tell(worsens, laptop, Map.of("risk", "medium"));

        assertThat(REALM.tell(worsens, laptop, Map.of("risk", "none", "compliance", "not-compliant")))
                .isEqualTo("applied");

        assertThat(FLEET.risk(laptop)).isEqualTo("medium");
        assertThat(FLEET.compliance(laptop)).isEqualTo("not-compliant");
    }

    @Test
    void refusedOnOneAxisOutranksUnchangedOnTheOther() {
        REALM.tell(
                worsens,
                laptop,
                Map.of("risk", "medium", "compliance", "compliant", "observed_at", hourAgo.toString()));

        assertThat(REALM.tell(worsens, laptop, Map.of("risk", "none", "compliance", "compliant")))
                .isEqualTo("refused");

        assertThat(FLEET.risk(laptop)).isEqualTo("medium");
    }

    @Test
    void riskAboveTheCapIsLoweredToItAndNotRejected() {
        assertThat(REALM.tell(sender("capped"), laptop, Map.of("risk", "critical")))
                .isEqualTo("applied");

        assertThat(FLEET.risk(laptop)).isEqualTo("medium");
        assertThat(FLEET.access(laptop)).isEqualTo("hold");
    }

    @Test
    void theCapConcernsRiskOnly() {
        REALM.tell(sender("capped"), laptop, Map.of("compliance", "not-compliant"));

        assertThat(FLEET.compliance(laptop)).isEqualTo("not-compliant");
    }

    @Test
    void aSourceSpeaksOnlyOfItsDevices() {
        assertThat(REALM.tell(sender("lab"), laptop, Map.of("risk", "high"))).isEqualTo("refused");
        assertThat(REALM.tell(sender("windows"), laptop, Map.of("risk", "high")))
                .isEqualTo("refused");
        assertThat(FLEET.risk(laptop)).isEqualTo("null");

        assertThat(REALM.tell(sender("unix"), laptop, Map.of("risk", "low"))).isEqualTo("applied");
        assertThat(FLEET.risk(laptop)).isEqualTo("low");
    }

    @Test
    void tagsSayWhichDevicesAreItsOwn() {
        String device = Fleet.unusedId();
        tagged(device, List.of("Lab", "berlin"));
        String other = Fleet.unusedId();
        tagged(other, List.of("laboratory"));

        assertThat(REALM.tell(sender("tagged"), device, Map.of("risk", "low"))).isEqualTo("applied");
        assertThat(REALM.tell(sender("tagged"), other, Map.of("risk", "high"))).isEqualTo("refused");
        assertThat(REALM.tell(sender("tagged"), Fleet.unusedId(), Map.of("risk", "high")))
                .isEqualTo("refused");
        REALM.admin
                .put(REALM.ofDevice(device, ""), Map.of("tags", List.of("berlin")))
                .expect(200);
        assertThat(REALM.tell(sender("tagged"), device, Map.of("risk", "high"))).isEqualTo("refused");
        assertThat(FLEET.risk(device)).isEqualTo("low");
        assertThat(FLEET.risk(other)).isEqualTo("null");
    }

    @Test
    void norDoesItCreateOrNameOthers() {
        String inside = "lab-" + Fleet.unusedId();
        assertThat(REALM.tell(sender("lab"), Fleet.unusedId(), Map.of("risk", "low")))
                .isEqualTo("refused");

        assertThat(REALM.tell(sender("lab"), inside, Map.of("risk", "low"))).isEqualTo("applied");

        assertThat(FLEET.risk(inside)).isEqualTo("low");
    }

    @Test
    void norDoesItReachThemThroughIdentifiers() {
        String serial = Fleet.unusedId();
        String outside = FLEET.deviceWith("serial", serial);
        String inside = "lab-" + Fleet.unusedId();
        REALM.device(inside);

        assertThat(tell("lab", Map.of("id", inside, "serial", serial), "medium"))
                .isEqualTo("applied");
        assertThat(tell("lab", Map.of("serial", Fleet.unusedId()), "high")).isEqualTo("unknown-device");

        assertThat(FLEET.risk(inside)).isEqualTo("medium");
        assertThat(FLEET.risk(outside)).isEqualTo("null");
    }

    private static void tagged(String device, List<String> tags) {
        REALM.admin
                .post(REALM.api("devices"), Map.of("id", device, "tags", tags))
                .expect(201);
    }

    private static String tell(String source, Map<String, String> identifiers, String risk) {
        Map<String, Object> signal = TestRealm.signal("", Map.of("risk", risk));
        signal.put("device", identifiers);
        return TestRealm.resultOf(sender(source).send(signal)).path("status").asText();
    }

    private static void source(String alias, Map<String, String> rights) {
        Map<String, String> config = new HashMap<>(rights);
        config.put("auth", "hmac");
        config.put("secret", DemoRealm.EDR_SECRET);
        REALM.recipe.addSource(alias, config).expect(201);
    }

    private static SignalSender sender(String alias) {
        return REALM.sender(alias, SignalSender.hmac(DemoRealm.EDR_SECRET));
    }
}
