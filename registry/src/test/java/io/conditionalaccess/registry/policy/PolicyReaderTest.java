// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.core.policy.Mode;
import io.conditionalaccess.core.policy.Policy;
import io.conditionalaccess.core.policy.StaleAnswer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyReaderTest {

    private static RealmPolicy read(Map<String, String> values) {
        PolicyReader reader = new PolicyReader(values);
        RealmPolicy policy = reader.read(RealmPolicies.NOT_YET);
        assertThat(reader.errors()).isEmpty();
        return policy;
    }

    @Test
    void nothingConfiguredMeansTheDefaults() {
        RealmPolicy policy = read(Map.of());
        assertThat(policy.policy()).isEqualTo(Policy.DEFAULT);
        assertThat(policy.cacheTtl()).isEqualTo(Duration.ofSeconds(30));
        assertThat(policy.keeping().signals()).isEqualTo(Duration.ofDays(30));
        assertThat(policy.recognition().methods()).containsExactly("client-certificate");
    }

    @Test
    void readsWhatIsConfigured() {
        RealmPolicy policy = read(Map.of(
                "mode", "enforce",
                "staleDevice", "last-known:PT8H",
                "exemptClients", "one, two",
                "certificateMapping", "subject.CN->id, san.uri->entra_device_id"));
        assertThat(policy.policy().mode()).isEqualTo(Mode.ENFORCE);
        assertThat(policy.policy().staleDevice()).isEqualTo(StaleAnswer.lastKnownFor(Duration.ofHours(8)));
        assertThat(policy.policy().exemptClients()).containsExactlyInAnyOrder("one", "two");
        assertThat(policy.recognition().certificateMapping()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "mode; on; mode: expected one of [enforce, monitor, warn], got 'on'",
                "holdAt; none; holdAt: expected one of [high, low, medium], got 'none'",
                "revokeAt; low; revokeAt: expected never or a level not below holdAt (medium), got 'low'",
                "cacheTtl; PT61S; cacheTtl: expected a duration from PT1S to PT1M, got 'PT61S'",
                "gracePeriod; 5 days; gracePeriod: expected an ISO 8601 duration such as PT8H or P30D, got '5 days'",
                "staleDevice; maybe; staleDevice: expected allow, deny or last-known:<duration>, got 'maybe'",
                "sourceOutage; allow; sourceOutage: expected last-known, deny or last-known:<duration>, got 'allow'",
                "brakeAt; 5; brakeAt: expected never or a share of devices within at most a day, such as 5%/PT10M, got '5'",
                "brakeAt; 0%/PT10M; brakeAt: expected never or a share of devices within at most a day, such as 5%/PT10M, got '0%/PT10M'",
                "certificateHost; https://a.example; certificateHost: expected a host name, with its port if that is not 443, such as devices.example.com or devices.example.com:8443, got 'https://a.example'",
                "restoreApproval; none; restoreApproval: expected one of [high, low, medium, never], got 'none'",
                "unknownDevice; worst; unknownDevice: expected one of [allow, deny, worst-of-user], got 'worst'",
                "supportUrl; javascript:x; supportUrl: expected an http, https or mailto link, got 'javascript:x'",
                "certificateIssuers; abc; certificateIssuers: expected certificates in PEM form, got something unreadable",
            })
    void saysKeyExpectationAndValueOfWhatIsWrong(String key, String value, String message) {
        PolicyReader reader = new PolicyReader(Map.of(key, value));
        reader.read(RealmPolicies.NOT_YET);
        assertThat(reader.errors()).containsExactly(message);
    }

    @Test
    void methodsThatDoNotExistYetAreRefused() {
        PolicyReader reader = new PolicyReader(Map.of("identityMethods", "client-certificate, passkey"));
        assertThat(reader.read(RealmPolicies.NOT_YET).recognition().methods()).containsExactly("client-certificate");
        assertThat(reader.errors())
                .containsExactly("identityMethods: expected some of [client-certificate], got 'passkey'");
    }

    @ParameterizedTest
    @CsvSource({"subject.CN", "CN->id", "subject.CN->hostname", "subject.CN->id->x"})
    void aMappingNamesAFieldAndAStrongIdentifier(String mapping) {
        PolicyReader reader = new PolicyReader(Map.of("certificateMapping", mapping));
        reader.read(RealmPolicies.NOT_YET);
        assertThat(reader.errors())
                .singleElement()
                .asString()
                .startsWith("certificateMapping: expected")
                .contains(mapping);
    }

    @Test
    void everyDeclaredKeyIsRead() {
        PolicyKeys.PROPERTIES.forEach(property -> {
            PolicyReader reader = new PolicyReader(Map.of(property.getName(), "\u0001 no value of anything"));
            reader.read(RealmPolicies.NOT_YET);
            boolean freeText = java.util.Set.of(
                            "enforceRole",
                            "enforceClients",
                            "exemptClients",
                            "breakGlassRole",
                            "requiredSources",
                            "acknowledgedGaps")
                    .contains(property.getName());
            assertThat(reader.errors().isEmpty()).as(property.getName()).isEqualTo(freeText);
        });
    }
}
