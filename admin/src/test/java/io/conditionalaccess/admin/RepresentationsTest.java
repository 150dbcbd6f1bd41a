// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

import static io.conditionalaccess.admin.Fixtures.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.core.device.AliasType;
import io.conditionalaccess.core.policy.BrakeAction;
import io.conditionalaccess.core.policy.Policy;
import io.conditionalaccess.core.posture.Axis;
import io.conditionalaccess.core.posture.ObservationKey;
import io.conditionalaccess.registry.Agent;
import io.conditionalaccess.registry.DecisionRecord;
import io.conditionalaccess.registry.RealmState;
import io.conditionalaccess.registry.policy.Brake;
import io.conditionalaccess.registry.policy.CertificateMapping;
import io.conditionalaccess.registry.policy.FirstSeen;
import io.conditionalaccess.registry.policy.Keeping;
import io.conditionalaccess.registry.policy.RealmPolicy;
import io.conditionalaccess.registry.policy.Recognition;
import io.conditionalaccess.registry.policy.Strength;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.keycloak.component.ComponentModel;

final class RepresentationsTest {

    @Test
    void aDecisionNamesItsCause() {
        DecisionRecord decision = new DecisionRecord(
                "7K3F9QX2AB",
                "realm-id",
                Fixtures.NOW,
                "refresh",
                Fixtures.ALICE,
                "app",
                Optional.of("s-1"),
                Optional.of("alice-laptop"),
                "revoke",
                true,
                "risk",
                "client-certificate",
                Optional.of(ObservationKey.snapshot("edr", Axis.RISK)),
                new Agent(Optional.of("Firefox"), Optional.of("Linux")),
                3);

        assertThat(Json.write(DecisionRepresentation.of(decision, Optional.of("alice"))))
                .isEqualTo(json("""
                                {'ref':'7K3F9QX2AB','at':'2026-11-22T12:00:00Z','point':'refresh',
                                'userId':'user-id-of-alice','username':'alice','clientId':'app','sessionId':'s-1',
                                'deviceId':'alice-laptop','access':'revoke','enforced':true,'rule':'risk',
                                'identity':'client-certificate',
                                'cause':{'source':'edr','axis':'risk','finding':null},
                                'browser':'Firefox','platform':'Linux','count':3}"""));
    }

    @Test
    void aPolicyIsShownInTheWordsOfItsConfiguration() {
        RealmPolicy policy = new RealmPolicy(
                Policy.DEFAULT,
                new Recognition(
                        List.of("client-certificate"),
                        Strength.WEAK,
                        FirstSeen.DENY,
                        List.of(),
                        List.of(new CertificateMapping(CertificateMapping.Field.SUBJECT_CN, AliasType.ID)),
                        Optional.empty()),
                new Brake(
                        Optional.of(new Brake.Limit(new BigDecimal("5"), Duration.ofMinutes(10))),
                        BrakeAction.HOLD_ONLY),
                true,
                Duration.ofMinutes(30),
                Set.of(),
                Optional.of(URI.create("https://help.example")),
                Duration.ofSeconds(30),
                new Keeping(Duration.ofDays(30), Duration.ofDays(30), Duration.ofDays(180)),
                new RealmState(Fixtures.NOW, Optional.empty(), Map.of()));

        assertThat(Json.write(PolicyRepresentation.of(policy, Optional.empty())))
                .isEqualTo(json("""
                                {'mode':'monitor','enforceRole':null,'enforceClients':[],'exemptClients':[],
                                'breakGlassRole':null,'holdAt':'medium','revokeAt':'high','nonCompliant':'hold',
                                'gracePeriod':'PT0S','restoreApproval':'never','unknownDevice':'deny','unboundSession':'allow',
                                'staleAfter':null,'staleDevice':'allow','sourceOutage':'last-known',
                                'requiredSources':[],'firstSeen':'deny','deviceMismatch':'deny',
                                'identityMethods':['client-certificate'],'minimumStrength':'weak',
                                'certificateIssuers':[],'certificateMapping':['subject.CN->id'],
                                'certificateHost':null,'brakeAt':'5%/PT10M','brakeAction':'hold-only',
                                'holdLogsOutApps':true,'confirmEnforceWithin':'PT30M','acknowledgedGaps':[],
                                'supportUrl':'https://help.example',
                                'cacheTtl':'PT30S','decisionRetention':'PT720H','signalRetention':'PT720H',
                                'deviceRetention':'PT4320H','takesPartSince':'2026-11-22T12:00:00Z',
                                'brakedSince':null,'confirmBy':null,'revertTo':null}"""));
    }

    @Test
    void aSourceWithTheMaskInPlaceOfItsSecretIsNotConfigured() {
        ComponentModel source = new ComponentModel();
        source.setName("edr");
        source.setProviderId("generic");
        source.put("auth", "hmac");
        source.put("secret", "**********");

        assertThat(Json.write(SourceRepresentation.of(source, Map.of())))
                .isEqualTo(json("{'alias':'edr','kind':'generic','enabled':true,'configured':false,"
                        + "'heartbeat':null,'lastSignalAt':null,'silentSince':null,'pull':null}"));

        source.put("secret", "whsec_c2VjcmV0");
        source.put("enabled", "false");

        assertThat(Json.write(SourceRepresentation.of(source, Map.of())))
                .isEqualTo(json("{'alias':'edr','kind':'generic','enabled':false,'configured':true,"
                        + "'heartbeat':null,'lastSignalAt':null,'silentSince':null,'pull':null}"));
    }
}
