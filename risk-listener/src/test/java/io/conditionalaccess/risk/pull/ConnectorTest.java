// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.pull;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.core.device.Alias;
import io.conditionalaccess.core.device.AliasType;
import io.conditionalaccess.core.posture.Level;
import io.conditionalaccess.core.posture.Stage;
import io.conditionalaccess.core.signal.Signal;
import io.conditionalaccess.risk.source.PullVendor;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is asked of each product, and what its answers are read as. */
class ConnectorTest {
    private final Vendor vendor = new Vendor();

    @Test
    void defenderTellsTheRiskOfItsMachinesPageByPage() throws PullFailed {
        vendor.answers(Vendor.TOKEN)
                .answers("{\"value\":[" + machine("a1", "High")
                        + "],\"@odata.nextLink\":\"https://api.example/api/machines?$skiptoken=x\"}")
                .answers("{\"value\":[" + machine("a2", "None") + "]}");

        assertThat(vendor.run(PullVendor.MICROSOFT_DEFENDER)).isEqualTo(2);

        assertThat(vendor.paths())
                .containsExactly("/contoso/oauth2/v2.0/token", "/api/machines?$top=1000", "/api/machines?$skiptoken=x");
        assertThat(vendor.asked.get(0).body().orElseThrow().text())
                .isEqualTo("client_id=client&client_secret=s3cret&grant_type=client_credentials"
                        + "&scope=https%3A%2F%2Fapi.securitycenter.microsoft.com%2F.default");
        assertThat(vendor.asked.get(2).headers()).containsEntry("Authorization", "Bearer t-1");
        assertThat(vendor.signals).extracting(ConnectorTest::said).containsExactly("a1 high", "a2 none");
        assertThat(vendor.signals).extracting(Signal::observedAt).containsOnly(Vendor.NOW);
    }

    @Test
    void intuneTellsTheComplianceOfItsDevices() throws PullFailed {
        vendor.answers(Vendor.TOKEN)
                .answers("{\"value\":[{\"id\":\"5d4e8d7c-0001-4a4e-9f0a-000000000001\","
                        + "\"azureADDeviceId\":\"5d4e8d7c-0002-4a4e-9f0a-000000000002\",\"serialNumber\":\"SN1\","
                        + "\"complianceState\":\"noncompliant\",\"deviceName\":\"pc1\"}]}");

        vendor.run(PullVendor.MICROSOFT_INTUNE);

        assertThat(vendor.asked.get(0).body().orElseThrow().text())
                .contains("scope=https%3A%2F%2Fapi.example%2F.default");
        assertThat(vendor.paths().get(1)).startsWith("/v1.0/deviceManagement/managedDevices?$top=500&$select=id,");
        assertThat(vendor.signals)
                .extracting(ConnectorTest::said)
                .containsExactly("5d4e8d7c-0001-4a4e-9f0a-000000000001 not-compliant");
        assertThat(vendor.signals.get(0).aliases())
                .extracting(Alias::type)
                .contains(AliasType.ENTRA_DEVICE_ID, AliasType.SERIAL);
    }

    @Test
    void fleetIsAskedForNumberedPagesUntilOneIsNotFull() throws PullFailed {
        String full =
                IntStream.rangeClosed(1, 100).mapToObj(i -> host(i, "pass")).collect(Collectors.joining(","));
        vendor.answers("{\"hosts\":[" + full + "]}").answers("{\"hosts\":[" + host(101, "fail") + "]}");

        assertThat(vendor.run(PullVendor.FLEET)).isEqualTo(101);

        assertThat(vendor.paths().get(1)).startsWith("/api/v1/fleet/hosts?").endsWith("page=1");
        assertThat(vendor.asked.get(0).headers()).containsEntry("Authorization", "Bearer s3cret");
        assertThat(vendor.signals).hasSize(101);
        assertThat(said(vendor.signals.get(0))).isEqualTo("1 compliant");
        assertThat(said(vendor.signals.get(100))).isEqualTo("101 not-compliant");
    }

    @Test
    void crowdStrikeIsAskedForIdsAndThenAboutThem() throws PullFailed {
        vendor.answers(201, Vendor.TOKEN)
                .answers("{\"resources\":[\"aa\",\"bb\"],\"meta\":{\"pagination\":{\"offset\":\"next\"}}}")
                .answers("{\"resources\":[{\"device_id\":\"aa\",\"serial_number\":\"S1\",\"status\":\"contained\"},"
                        + "{\"device_id\":\"bb\",\"status\":\"normal\"}]}")
                .answers("{\"resources\":[{\"aid\":\"bb\",\"assessment\":{\"overall\":80}}]}")
                .answers("{\"resources\":[],\"meta\":{\"pagination\":{\"offset\":\"\"}}}");

        vendor.run(PullVendor.CROWDSTRIKE);

        assertThat(vendor.paths())
                .containsExactly(
                        "/oauth2/token",
                        "/devices/queries/devices-scroll/v1?limit=1000",
                        "/devices/entities/devices/v2",
                        "/zero-trust-assessment/entities/assessments/v1?ids=aa&ids=bb",
                        "/devices/queries/devices-scroll/v1?limit=1000&offset=next");
        assertThat(vendor.asked.get(2).body().orElseThrow().text()).isEqualTo("{\"ids\":[\"aa\",\"bb\"]}");
        assertThat(vendor.signals)
                .extracting(ConnectorTest::said)
                .containsExactly("aa high", "bb none", "bb compliant");
        assertThat(vendor.signals)
                .extracting(Signal::stage)
                .containsExactly(Optional.of(Stage.CONTAINED), Optional.of(Stage.REMEDIATED), Optional.empty());
    }

    @Test
    void hostsWithoutAnAssessmentAreNoFailure() throws PullFailed {
        vendor.answers(201, Vendor.TOKEN)
                .answers("{\"resources\":[\"aa\"]}")
                .answers("{\"resources\":[]}")
                .answers(404, "{\"errors\":[{\"code\":404}]}");

        vendor.run(PullVendor.CROWDSTRIKE);

        assertThat(vendor.signals).isEmpty();
    }

    @Test
    void sentinelOneTellsWhichAgentsAreInfected() throws PullFailed {
        vendor.answers("{\"data\":[{\"id\":\"1234567890123456789\",\"computerName\":\"pc\",\"infected\":true,"
                        + "\"activeThreats\":1}],\"pagination\":{\"nextCursor\":\"c==\"}}")
                .answers("{\"data\":[],\"pagination\":{\"nextCursor\":null}}");

        vendor.run(PullVendor.SENTINELONE);

        assertThat(vendor.paths())
                .containsExactly("/web/api/v2.1/agents?limit=200", "/web/api/v2.1/agents?limit=200&cursor=c%3D%3D");
        assertThat(vendor.asked.get(0).headers()).containsEntry("Authorization", "ApiToken s3cret");
        assertThat(vendor.signals).extracting(ConnectorTest::said).containsExactly("1234567890123456789 high");
    }

    @Test
    void aRowThatIsTooMuchDoesNotTakeDownTheOthers() throws PullFailed {
        String name = "x".repeat(70_000);
        vendor.answers(Vendor.TOKEN)
                .answers("{\"value\":[" + machine("a1", "High") + ",{\"id\":\"" + name + "\",\"riskScore\":\"High\"},"
                        + machine("a3", "Low") + "]}");

        assertThat(vendor.run(PullVendor.MICROSOFT_DEFENDER)).isEqualTo(3);

        assertThat(vendor.signals).extracting(ConnectorTest::said).containsExactly("a1 high", "a3 low");
    }

    private static String machine(String id, String risk) {
        return "{\"id\":\"" + id + "\",\"riskScore\":\"" + risk
                + "\",\"healthStatus\":\"Active\",\"lastSeen\":\"2026-11-22T09:00:00Z\"}";
    }

    private static String host(int id, String response) {
        return "{\"id\":" + id + ",\"hostname\":\"h\",\"policies\":[{\"id\":1,\"response\":\"" + response + "\"}]}";
    }

    private static String said(Signal signal) {
        String agent = signal.aliases().stream()
                .filter(alias -> alias.type() == AliasType.AGENT_ID)
                .map(Alias::value)
                .findFirst()
                .orElse("?");
        return agent + " " + signal.claims().get(0).level().map(Level::wire).orElse("unknown");
    }
}
