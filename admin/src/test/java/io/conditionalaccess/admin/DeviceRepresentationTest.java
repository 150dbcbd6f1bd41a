// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

import static io.conditionalaccess.admin.Fixtures.NOW;
import static io.conditionalaccess.admin.Fixtures.assertion;
import static io.conditionalaccess.admin.Fixtures.json;
import static io.conditionalaccess.admin.Fixtures.laptop;
import static io.conditionalaccess.admin.Fixtures.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.core.decision.Situation;
import io.conditionalaccess.core.device.Quarantine;
import io.conditionalaccess.core.policy.Policy;
import io.conditionalaccess.core.posture.Axis;
import io.conditionalaccess.core.posture.ComplianceStatus;
import io.conditionalaccess.core.posture.Observation;
import io.conditionalaccess.core.posture.ObservationKey;
import io.conditionalaccess.core.posture.RiskLevel;
import io.conditionalaccess.registry.DeviceView;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DeviceRepresentationTest {
    private static final ObservationKey EDR = ObservationKey.snapshot("edr", Axis.RISK);
    private static final ObservationKey MDM = ObservationKey.snapshot("mdm", Axis.COMPLIANCE);

    @Test
    void showsADeviceThatNobodyReportedOn() {
        assertThat(shown(laptop(List.of()), Optional.of(Policy.DEFAULT))).isEqualTo(json("""
                                {'id':'Alice-Laptop','name':'Laptop of Alice','platform':null,'tags':['lab','site-berlin'],'owners':['alice'],
                                'aliases':[{'type':'serial','value':'C02X','source':null},
                                {'type':'agent_id','value':'agent-1','source':'edr'}],
                                'posture':{'risk':null,'compliance':null,'unknown':[]},
                                'access':'ok','quarantined':false,'exemptUntil':null,'awaitingApproval':null,
                                'mergedInto':null,'version':7}"""));
    }

    @Test
    void showsPostureAndTheAccessThatFollows() {
        DeviceView infected = laptop(List.of(
                said(EDR, RiskLevel.HIGH, "2026-11-22T11:00:00Z"),
                said(MDM, ComplianceStatus.COMPLIANT, "2026-11-22T11:00:00Z")));

        assertThat(shown(infected, Optional.of(Policy.DEFAULT)))
                .contains("\"posture\":{\"risk\":\"high\",\"compliance\":\"compliant\",\"unknown\":[]}")
                .contains("\"access\":\"revoke\"");
    }

    @Test
    void keepsTheLastKnownLevelOfASourceThatNoLongerKnows() {
        Observation aged = said(EDR, RiskLevel.LOW, "2026-11-22T11:00:00Z")
                .with(assertion(Optional.empty(), false, "2026-11-22T11:30:00Z"));

        assertThat(shown(laptop(List.of(aged)), Optional.of(Policy.DEFAULT)))
                .contains("\"posture\":{\"risk\":\"low\",\"compliance\":null,\"unknown\":[\"risk\"]}");
    }

    @Test
    void hasNoLevelWhereOnlyUnknownWasSaid() {
        Observation unknown = Observation.first(EDR, assertion(Optional.empty(), false, "2026-11-22T11:30:00Z"));

        assertThat(shown(laptop(List.of(unknown)), Optional.of(Policy.DEFAULT)))
                .contains("\"posture\":{\"risk\":null,\"compliance\":null,\"unknown\":[\"risk\"]}");
    }

    @Test
    void quarantineShowsAndRefusesAccess() {
        DeviceView quarantined = laptop(List.of(), Optional.of(new Quarantine(NOW, "stolen")));

        assertThat(shown(quarantined, Optional.of(Policy.DEFAULT)))
                .contains("\"access\":\"revoke\",\"quarantined\":true");
    }

    @Test
    void accessIsOkWhereTheRealmTakesNoPart() {
        DeviceView quarantined = laptop(List.of(), Optional.of(new Quarantine(NOW, "stolen")));

        assertThat(shown(quarantined, Optional.empty())).contains("\"access\":\"ok\",\"quarantined\":true");
    }

    private static String shown(DeviceView device, Optional<Policy> policy) {
        return Json.write(DeviceRepresentation.of(device, policy, Situation.at(NOW), Fixtures::username));
    }
}
