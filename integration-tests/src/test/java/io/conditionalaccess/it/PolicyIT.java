// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.client.DeviceBrowser;
import io.conditionalaccess.demo.client.Tokens;
import io.conditionalaccess.demo.client.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each key of the policy does, from the next decision after it was saved. */
class PolicyIT {
    private final TestRealm realm;
    private final Tokens tokens;

    PolicyIT() {
        realm = TestRealm.create().device("laptop").device("phone");
        tokens = realm.login("laptop");
    }

    @Test
    void modeDecidesWhetherAnybodyIsAffected() {
        tell("medium");
        assertRefused();

        policy("mode", "monitor");
        assertGranted();

        policy("mode", "enforce");
        assertRefused();
    }

    @Test
    void monitorAffectsNobody() {
        policy("mode", "monitor");
        tell("high");
        realm.admin
                .post(realm.ofDevice("laptop", "/quarantine"), Map.of("reason", "test"))
                .expect(200);

        assertGranted();
        assertThat(realm.api().introspect(tokens.access()).json().path("active").asBoolean())
                .isTrue();
        assertThat(realm.app(realm.from("laptop")).userinfo(tokens.access()).status())
                .isEqualTo(200);
        assertThat(realm.visit(realm.from("laptop"))).isInstanceOf(Visit.Code.class);
        assertThat(realm.visit(realm.fromNowhere())).as("an unknown device").isInstanceOf(Visit.Code.class);
        assertThat(realm.app(realm.fromNowhere())
                        .password("alice", "alice", "openid")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void whatWasRevokedWhileTheRealmMonitoredIsNotDeadUnderEnforce() {
        policy("mode", "monitor");
        tell("high");
        tell("none");

        policy("mode", "enforce");

        assertGranted();
    }

    @Test
    void holdAtIsTheRiskThatHolds() {
        tell("low");
        assertGranted();

        policy("holdAt", "low");
        assertRefused();

        policy("holdAt", "high");
        tell("medium");
        assertGranted();
    }

    @Test
    void revokeAtIsTheRiskThatEndsSessionsForGood() {
        policy("revokeAt", "medium");
        tell("medium");
        tell("none");

        assertRefused();
        assertThat(realm.login("laptop").access()).isNotEmpty();
    }

    @Test
    void revokeAtNeverHoldsEvenTheHighestRisk() {
        policy("revokeAt", "never");
        tell("high");
        assertRefused();

        tell("none");

        assertGranted();
    }

    @Test
    void anEditOfThePolicyEndsNoSessionForGood() {
        tell("medium");

        policy("revokeAt", "medium");
        assertRefused();

        tell("none");
        assertGranted();
    }

    @Test
    void unknownDeviceDecidesOverBrowsersThatNobodyRecognises() {
        assertThat(realm.visit(realm.fromNowhere())).isInstanceOf(Visit.Page.class);

        policy("unknownDevice", "allow");

        assertThat(realm.visit(realm.fromNowhere())).isInstanceOf(Visit.Code.class);
    }

    @Test
    void exemptClientsAreNeverAsked() {
        tell("medium");

        policy("exemptClients", "other, app");
        assertGranted();
        assertThat(realm.visit(realm.fromNowhere())).isInstanceOf(Visit.Code.class);

        policy("exemptClients", "other");
        assertRefused();
    }

    @Test
    void breakGlassRoleLetsPassUnlessTheDeviceIsQuarantined() {
        tell("medium");
        new RealmSettings(realm).role("emergency", "bob");
        policy("breakGlassRole", "emergency");
        assertRefused();

        give("emergency");
        assertGranted();

        realm.admin
                .post(realm.ofDevice("laptop", "/quarantine"), Map.of("reason", "stolen"))
                .expect(200);
        assertRefused();
    }

    @Test
    void enforceRoleMakesAPilotOfItsUsers() {
        tell("medium");
        policy("enforceRole", "pilot");
        assertGranted();

        give("pilot");
        assertRefused();
    }

    @Test
    void enforceClientsMakesAPilotOfThese() {
        tell("medium");

        policy("enforceClients", "other");
        assertGranted();

        policy("enforceClients", "other,app");
        assertRefused();
    }

    @Test
    void nonCompliantIsTheAnswerToNonCompliance() {
        notCompliant();
        assertRefused();

        policy("nonCompliant", "allow");
        assertGranted();

        policy("nonCompliant", "hold");
        realm.tell(realm.mdm(), "laptop", Map.of("compliance", "compliant"));
        assertGranted();
    }

    @Test
    void nonCompliantRevokeEndsSessionsForGood() {
        policy("nonCompliant", "revoke");
        notCompliant();

        realm.tell(realm.mdm(), "laptop", Map.of("compliance", "compliant"));

        assertRefused();
    }

    @Test
    void gracePeriodDefersNonComplianceButNeverRisk() {
        policy("gracePeriod", "PT1H");
        notCompliant();
        assertGranted();

        tell("medium");
        assertRefused();
    }

    @Test
    void gracePeriodCountsFromTheFirstBadReport() {
        realm.tell(
                realm.mdm(),
                "laptop",
                Map.of("compliance", "not-compliant", "observed_at", ago(Duration.ofMinutes(90))));
        notCompliant();

        policy("gracePeriod", "PT1H");
        assertRefused();

        policy("gracePeriod", "PT2H");
        assertGranted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"deny", "last-known:PT1M"})
    void staleDeviceAnswersWhereASourceNoLongerKnows(String answer) {
        realm.tell(realm.edr(), "laptop", Map.of("risk", "unknown", "observed_at", ago(Duration.ofMinutes(5))));
        assertGranted();

        policy("staleDevice", answer);
        assertRefused();

        policy("staleDevice", "last-known:PT1H");
        assertGranted();
    }

    @Test
    void staleAfterAgesGoodReports() {
        realm.tell(realm.edr(), "laptop", Map.of("risk", "none", "observed_at", ago(Duration.ofMinutes(5))));
        policy("staleDevice", "deny");
        assertGranted();

        policy("staleAfter", "PT2M");
        assertRefused();
    }

    @Test
    void requiredSourcesHaveToHaveReportedOnce() {
        assertGranted();

        policy("requiredSources", "edr, mdm");
        assertRefused();

        tell("none");
        assertRefused();
        realm.tell(realm.mdm(), "laptop", Map.of("compliance", "compliant"));
        assertGranted();
    }

    @Test
    void minimumStrengthLeavesStrongMethodsAlone() {
        policy("minimumStrength", "strong");

        assertGranted();
        assertThat(Visits.device(realm.login("laptop"))).isEqualTo("laptop");
    }

    @Test
    void deviceMismatchDenyLeavesTheSessionToItsOwnDevice() {
        DeviceBrowser own = realm.browser(realm.from("laptop"));
        own.login(DemoRealm.APP, "alice", "alice");

        assertThat(own.withCookiesStolenBy(realm.from("phone")).open(DemoRealm.APP))
                .isInstanceOf(Visit.Page.class);

        assertThat(own.open(DemoRealm.APP)).isInstanceOf(Visit.Code.class);
    }

    @Test
    void deviceMismatchEndSessionEndsIt() {
        policy("deviceMismatch", "end-session");
        DeviceBrowser own = realm.browser(realm.from("laptop"));
        own.login(DemoRealm.APP, "alice", "alice");

        own.withCookiesStolenBy(realm.from("phone")).open(DemoRealm.APP);

        assertThat(own.open(DemoRealm.APP))
                .isInstanceOfSatisfying(
                        Visit.Page.class,
                        page -> assertThat(page.asksForPassword()).isTrue());
    }

    @Test
    void unboundSessionAnswersForSessionsOlderThanTheRealmsTakingPart() {
        TestRealm young = TestRealm.outside();
        Tokens old = Tokens.in(young.app(young.fromNowhere()).password("alice", "alice", "openid"));
        young.takePart();

        young.recipe.policy(Map.of("mode", "enforce"));
        assertThat(young.refresh("laptop", old)).as("allowed").isEqualTo(200);

        young.recipe.policy(Map.of("unboundSession", "deny"));
        assertThat(young.refresh("laptop", old)).as("denied").isEqualTo(400);
    }

    @Test
    void certificateIssuersAreTheOnlyOnesWhoseCertificatesCount() {
        policy("certificateIssuers", Authorities.STRANGERS.self().certificatePem());

        assertThat(realm.visit(realm.from("laptop"))).isInstanceOf(Visit.Page.class);
        assertThat(realm.visit(realm.from(Authorities.STRANGERS.device("laptop"))))
                .isInstanceOf(Visit.Code.class);
    }

    @Test
    void certificateMappingSaysWhatTheCertificateNames() {
        realm.admin
                .put(
                        realm.ofDevice("laptop", ""),
                        Map.of(
                                "owners",
                                List.of("alice"),
                                "aliases",
                                List.of(Map.of("type", "serial", "value", "SN-1"))))
                .expect(200);
        assertThat(realm.visit(realm.from("SN-1"))).isInstanceOf(Visit.Page.class);

        policy("certificateMapping", "subject.CN->serial");

        assertThat(realm.visit(realm.from("SN-1"))).isInstanceOf(Visit.Code.class);
        assertThat(realm.visit(realm.from("laptop"))).isInstanceOf(Visit.Page.class);
    }

    @Test
    void supportUrlIsOnTheBlockedPage() {
        policy("supportUrl", "https://help.example/devices");
        tell("medium");

        assertThat(realm.visit(realm.from("laptop")))
                .isInstanceOfSatisfying(
                        Visit.Page.class,
                        page -> assertThat(page.reply().body()).contains("https://help.example/devices"));
    }

    private void policy(String key, String value) {
        realm.recipe.policy(Map.of(key, value));
    }

    private void tell(String risk) {
        assertThat(realm.tell(realm.edr(), "laptop", Map.of("risk", risk))).isEqualTo("applied");
    }

    private void notCompliant() {
        realm.tell(realm.mdm(), "laptop", Map.of("compliance", "not-compliant"));
    }

    private static String ago(Duration past) {
        return Instant.now().minus(past).toString();
    }

    /** Gives alice a realm role, which is made if there is none. */
    private void give(String role) {
        realm.admin.post(realm.name + "/roles", Map.of("name", role)).expect(201, 409);
        String alice = realm.recipe
                .only("users?exact=true&username=alice", "username", "alice")
                .path("id")
                .asText();
        realm.admin
                .post(
                        realm.name + "/users/" + alice + "/role-mappings/realm",
                        List.of(realm.admin
                                .get(realm.name + "/roles/" + role)
                                .expect(200)
                                .json()))
                .expect(204);
    }

    private void assertRefused() {
        assertThat(realm.refresh("laptop", tokens)).as("refresh").isEqualTo(400);
    }

    private void assertGranted() {
        assertThat(realm.refresh("laptop", tokens)).as("refresh").isEqualTo(200);
    }
}
