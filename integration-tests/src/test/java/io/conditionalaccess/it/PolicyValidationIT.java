// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.RealmRecipe;
import io.conditionalaccess.demo.http.Reply;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the policy refuses when it is saved: the key, and what is allowed. */
@Tag("core")
class PolicyValidationIT {
    private static final TestRealm REALM = TestRealm.create();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mode|warning|monitor",
                "mode|Enforce|enforce",
                "holdAt|none|medium",
                "holdAt|critical|high",
                "revokeAt|allow|never",
                "nonCompliant|deny|revoke",
                "gracePeriod|3 days|ISO 8601",
                "gracePeriod|PT-1H|PT0S",
                "unknownDevice|worst|worst-of-user",
                "unboundSession|hold|deny",
                "staleAfter|PT1S|PT1M",
                "staleDevice|last-known|last-known:<duration>",
                "staleDevice|last-known:soon|ISO 8601",
                "deviceMismatch|allow|end-session",
                "identityMethods|passkey|client-certificate",
                "certificateIssuers|not PEM|PEM",
                "certificateHost|https://devices.example.com|devices.example.com:8443",
                "certificateHost|devices.example.com/realms|a host name",
                "firstSeen|allow|pending",
                "minimumStrength|any|strong",
                "certificateMapping|subject.CN|subject.CN",
                "certificateMapping|subject.CN->hostname|serial",
                "supportUrl|javascript:alert(1)|https",
                "cacheTtl|PT61S|PT1M",
                "decisionRetention|PT1H|PT24H",
                "signalRetention|forever|ISO 8601",
            })
    void aWrongValueIsRefusedWithItsKeyAndWhatIsAllowed(String key, String value, String allowed) {
        Reply reply = REALM.recipe.setPolicy(Map.of(key, value));

        assertThat(reply.status()).as(reply.body()).isEqualTo(400);
        assertThat(reply.json().path("errorMessage").asText())
                .startsWith(key + ": ")
                .contains(allowed);
    }

    @Test
    void aLevelThatRevokesBelowTheOneThatHoldsIsRefused() {
        Reply reply = REALM.recipe.setPolicy(Map.of("holdAt", "high", "revokeAt", "medium"));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("errorMessage").asText())
                .contains("revokeAt")
                .contains("holdAt");
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        Reply reply = REALM.recipe.setPolicy(Map.of("mode", "x", "cacheTtl", "y"));

        assertThat(reply.json().path("errorMessage").asText())
                .contains("mode: ")
                .contains("cacheTtl: ");
    }

    @Test
    void aRefusedPolicyLeavesTheOneBefore() {
        REALM.recipe.setPolicy(Map.of("mode", "monitor", "holdAt", "x")).expect(400);

        assertThat(REALM.admin.get(REALM.api("policy")).json().path("mode").asText())
                .isEqualTo("enforce");
    }

    @Test
    void aKeyThatNobodyKnowsIsNotStored() {
        // Keycloak drops such keys before it asks us, so there is nothing to refuse.
        REALM.recipe.setPolicy(Map.of("holdsAt", "low")).expect(204);

        assertThat(REALM.admin
                        .get(REALM.name + "/components?type=" + RealmRecipe.POLICY)
                        .expect(200)
                        .body())
                .contains("\"mode\"")
                .doesNotContain("holdsAt");
    }

    @Test
    void aRealmHasOnePolicy() {
        Reply second = REALM.admin.post(
                REALM.name + "/components",
                Map.of(
                        "name",
                        "second",
                        "providerId",
                        "device-policy",
                        "providerType",
                        RealmRecipe.POLICY,
                        "config",
                        Map.of("mode", List.of("monitor"))));

        assertThat(second.status()).isEqualTo(400);
        assertThat(REALM.admin
                        .get(REALM.name + "/components?type=" + RealmRecipe.POLICY)
                        .json())
                .hasSize(1);
    }

    @Test
    void theEffectivePolicyIsReadable() {
        REALM.recipe.policy(Map.of("staleDevice", "last-known:PT8H", "gracePeriod", "P1D"));

        var policy = REALM.admin.get(REALM.api("policy")).expect(200).json();

        assertThat(policy.path("staleDevice").asText()).isEqualTo("last-known:PT8H");
        assertThat(policy.path("gracePeriod").asText()).isEqualTo("PT24H");
        assertThat(policy.path("certificateMapping").toString()).isEqualTo("[\"subject.CN->id\"]");
    }
}
