// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.client.SignalSender;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What each product that is asked says about a device. */
class PullProductsIT {
    private static final TestRealm REALM = TestRealm.create();
    private static final Fleet FLEET = new Fleet(REALM);
    private static final String DELTA = "/v1.0/devices/delta";
    private static final String MANAGED = "/v1.0/deviceManagement/managedDevices";
    /** A hint waits until the last run is some seconds over, and the timer comes every five. */
    private static final Duration HINT_PATIENCE = Duration.ofSeconds(60);

    private final VendorStub vendor = new VendorStub();
    private final String alias = "s-" + UUID.randomUUID();
    private final String entraId = UUID.randomUUID().toString();

    @AfterEach
    void stop() {
        vendor.close();
    }

    @Test
    void intuneTellsOfCompliance() {
        String laptop = FLEET.deviceWith("entra_device_id", entraId);
        vendor.shows(
                "/v1.0/deviceManagement/managedDevices",
                VendorStub.page("{\"id\":\"" + UUID.randomUUID() + "\",\"azureADDeviceId\":\"" + entraId
                        + "\",\"complianceState\":\"noncompliant\"}"));
        source("microsoft-intune", vendor.microsoft());

        Eventually.holds("it is known", () -> FLEET.compliance(laptop).equals("not-compliant"));
    }

    @Test
    void intuneIsAskedOnlyAboutWhatChangedSinceTheLastRun() {
        String laptop = FLEET.deviceWith("entra_device_id", entraId);
        vendor.shows(DELTA, changes("first")).shows(MANAGED, VendorStub.page(managedDevice("compliant")));
        Map<String, String> config = new HashMap<>(vendor.microsoft());
        config.put("delta", "true");
        source("microsoft-intune", config);
        Eventually.holds("it is known", () -> FLEET.compliance(laptop).equals("compliant"));
        vendor.shows(
                        DELTA + "?$deltatoken=first",
                        changes("second", "{\"deviceId\":\"" + entraId + "\",\"isCompliant\":true}"))
                .shows(MANAGED, VendorStub.page(managedDevice("noncompliant")));

        REALM.sender(alias, SignalSender.hmac(DemoRealm.EDR_SECRET))
                .send(Map.of())
                .expect(202);

        Eventually.holds(
                "it is known", HINT_PATIENCE, () -> FLEET.compliance(laptop).equals("not-compliant"));
        assertThat(vendor.requestsFor(MANAGED)).hasSize(2);
        assertThat(vendor.requestsFor(MANAGED).get(1).query()).endsWith("azureADDeviceId%20eq%20'" + entraId + "'");
    }

    @Test
    void fleetTellsOfPolicies() {
        String serial = serial();
        String laptop = FLEET.deviceWith("serial", serial);
        vendor.shows(
                "/api/v1/fleet/hosts",
                "{\"hosts\":[{\"id\":7,\"hostname\":\"pc\",\"hardware_serial\":\"" + serial
                        + "\",\"policies\":[{\"id\":1,\"response\":\"pass\"},{\"id\":2,\"response\":\"fail\"}]}]}");
        source("fleet", Map.of());

        Eventually.holds("it is known", () -> FLEET.compliance(laptop).equals("not-compliant"));
    }

    @Test
    void crowdStrikeTellsOfContainmentAndAssessments() {
        String serial = serial();
        String laptop = FLEET.deviceWith("serial", serial);
        vendor.shows("/devices/queries/devices-scroll/v1", "{\"resources\":[\"aa11\"],\"meta\":{\"pagination\":{}}}")
                .shows(
                        "/devices/entities/devices/v2",
                        "{\"resources\":[{\"device_id\":\"aa11\",\"serial_number\":\"" + serial
                                + "\",\"status\":\"contained\"}]}")
                .shows(
                        "/zero-trust-assessment/entities/assessments/v1",
                        "{\"resources\":[{\"aid\":\"aa11\",\"assessment\":{\"overall\":19}}]}");
        source("crowdstrike", Map.of("clientId", "app", "tokenEndpoint", vendor.url() + "/oauth2/token"));

        Eventually.holds("it is known", () -> FLEET.compliance(laptop).equals("not-compliant"));
        assertThat(FLEET.risk(laptop)).isEqualTo("high");
        assertThat(vendor.requestsFor("/devices/entities/devices/v2").get(0).body())
                .isEqualTo("{\"ids\":[\"aa11\"]}");
    }

    @Test
    void sentinelOneTellsOfInfections() {
        String serial = serial();
        String laptop = FLEET.deviceWith("serial", serial);
        vendor.shows(
                "/web/api/v2.1/agents",
                "{\"data\":[{\"id\":\"1234567890123456789\",\"computerName\":\"pc\"," + "\"serialNumber\":\"" + serial
                        + "\",\"infected\":true}],\"pagination\":{\"nextCursor\":null}}");
        source("sentinelone", Map.of());

        Eventually.holds("it is known", () -> FLEET.risk(laptop).equals("high"));
    }

    private String managedDevice(String state) {
        return "{\"id\":\"" + entraId + "\",\"azureADDeviceId\":\"" + entraId + "\",\"complianceState\":\"" + state
                + "\"}";
    }

    private String changes(String token, String... rows) {
        return "{\"value\":[" + String.join(",", rows) + "],\"@odata.deltaLink\":\"" + vendor.url() + DELTA
                + "?$deltatoken=" + token + "\"}";
    }

    private static String serial() {
        return "SN" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT);
    }

    private void source(String kind, Map<String, String> changes) {
        REALM.recipe.addSource(alias, kind, vendor.source(changes)).expect(201);
    }
}
