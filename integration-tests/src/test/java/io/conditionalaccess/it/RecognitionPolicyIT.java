// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.client.DeviceBrowser;
import io.conditionalaccess.demo.client.Tokens;
import io.conditionalaccess.demo.client.Visit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a policy makes of how a device is recognised, or is not; each edit counts from the next decision. */
@Tag("core")
class RecognitionPolicyIT extends KeysOfThePolicy {

    @Test
    void unknownDeviceDecidesOverBrowsersThatNobodyRecognises() {
        assertThat(realm.visit(realm.fromNowhere())).isInstanceOf(Visit.Page.class);

        policy("unknownDevice", "allow");

        assertThat(realm.visit(realm.fromNowhere())).isInstanceOf(Visit.Code.class);
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
}
