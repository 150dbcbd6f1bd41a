// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.client.DeviceBrowser;
import io.conditionalaccess.demo.client.Tokens;
import io.conditionalaccess.demo.client.Visit;
import io.conditionalaccess.demo.http.Http;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A session belongs to the device that began it, wherever its cookie turns up. */
@Tag("core")
class BindingIT {
    private final TestRealm realm = TestRealm.create().device("laptop").device("phone");
    private final Http laptop = realm.from("laptop");
    private final Http phone = realm.from("phone");
    private final DeviceBrowser browser = realm.browser(laptop);

    @Test
    void theCookieOpensNothingOnAnotherDeviceAndTheSessionLivesOn() {
        Visits.code(browser.login(DemoRealm.APP, "alice", "alice"));

        Visit.Page page = Visits.blocked(browser.withCookiesStolenBy(phone).open(DemoRealm.APP));

        assertThat(page.text()).contains("Device phone").doesNotContain("Device laptop");
        assertThat(rule(page)).isEqualTo("device-mismatch");
        Visits.code(browser.open(DemoRealm.APP));
    }

    @Test
    void theCookieOpensNothingWithoutADevice() {
        Visits.code(browser.login(DemoRealm.APP, "alice", "alice"));
        DeviceBrowser thief = browser.withCookiesStolenBy(realm.fromNowhere());

        assertThat(rule(Visits.blocked(thief.open(DemoRealm.APP)))).isEqualTo("device-mismatch");
        assertThat(thief.openSilently(DemoRealm.APP)).isEqualTo(new Visit.Refusal("interaction_required"));
        Visits.code(browser.openSilently(DemoRealm.APP));
    }

    @Test
    void theSessionEndsForBothWhereThePolicySaysSo() {
        realm.recipe.policy(Map.of("deviceMismatch", "end-session"));
        Tokens tokens = Visits.tokens(realm.app(laptop), browser.login(DemoRealm.APP, "alice", "alice"));

        Visits.blocked(browser.withCookiesStolenBy(phone).open(DemoRealm.APP));

        Visits.loginPage(browser.open(DemoRealm.APP));
        realm.app(laptop).refresh(tokens.refresh()).expect(400);
        assertThat(new RealmSettings(realm).sessions("alice")).isZero();
    }

    @Test
    void whatTheSessionGaveForOfflineUseEndsWithIt() {
        realm.recipe.policy(Map.of("deviceMismatch", "end-session"));
        Visits.code(browser.login(DemoRealm.APP, "alice", "alice"));
        Tokens offline =
                Visits.tokens(realm.app(laptop), browser.open(DemoRealm.APP, Map.of("scope", "openid offline_access")));
        assertThat(new RealmSettings(realm).offlineSessions("alice")).isEqualTo(1);

        Visits.blocked(browser.withCookiesStolenBy(phone).open(DemoRealm.APP));

        realm.app(laptop).refresh(offline.refresh()).expect(400);
        assertThat(new RealmSettings(realm).offlineSessions("alice")).isZero();
    }

    @Test
    void afterTheSessionEndedTheButtonBeginsANewLogin() {
        realm.recipe.policy(Map.of("deviceMismatch", "end-session"));
        Visits.code(browser.login(DemoRealm.APP, "alice", "alice"));
        DeviceBrowser other = browser.withCookiesStolenBy(phone);

        Visit.Page page = Visits.blocked(other.open(DemoRealm.APP));
        Visit again = Visits.asAlice(other, other.tryAgain(page));

        assertThat(Visits.device(Visits.tokens(realm.app(phone), again))).isEqualTo("phone");
    }

    @Test
    void singleSignOnFromAnotherDeviceDoesNotRebind() {
        Visits.code(browser.login(DemoRealm.APP, "alice", "alice"));
        realm.recipe.policy(Map.of("mode", "monitor"));
        Tokens onPhone = Visits.tokens(
                realm.app(phone), browser.withCookiesStolenBy(phone).open(DemoRealm.APP));
        assertThat(Visits.device(onPhone)).isEqualTo("laptop");

        realm.recipe.policy(Map.of("mode", "enforce"));
        Visits.code(browser.open(DemoRealm.APP));
        Visits.blocked(browser.withCookiesStolenBy(phone).open(DemoRealm.APP));
    }

    @Test
    void thePasswordAgainFromAnotherDeviceDoesNotRebind() {
        Visits.code(browser.login(DemoRealm.APP, "alice", "alice"));
        DeviceBrowser other = browser.withCookiesStolenBy(phone);
        Visit.Page refused = Visits.blocked(again(other));
        assertThat(rule(refused)).isEqualTo("device-mismatch");

        realm.recipe.policy(Map.of("mode", "monitor"));
        Tokens onPhone = Visits.tokens(realm.app(phone), again(browser.withCookiesStolenBy(phone)));
        assertThat(Visits.device(onPhone)).isEqualTo("laptop");
    }

    @Test
    void aSessionOfAnUnknownDeviceStaysThat() {
        realm.recipe.policy(Map.of("unknownDevice", "allow"));
        DeviceBrowser nowhere = realm.browser(realm.fromNowhere());
        Visits.code(nowhere.login(DemoRealm.APP, "alice", "alice"));
        DeviceBrowser recognised = nowhere.withCookiesStolenBy(laptop);

        Tokens tokens = Visits.tokens(realm.app(laptop), recognised.open(DemoRealm.APP));
        assertThat(Visits.device(tokens)).isEmpty();

        realm.tell(realm.edr(), "laptop", Map.of("risk", "medium"));
        assertThat(rule(Visits.blocked(recognised.open(DemoRealm.APP)))).isEqualTo("risk");
        Visits.code(nowhere.open(DemoRealm.APP));
    }

    private static Visit again(DeviceBrowser browser) {
        Visit.Page asked = (Visit.Page) browser.open(DemoRealm.APP, Map.of("prompt", "login"));
        // The form knows whose session it is; only the password is missing.
        return browser.submit(asked, Map.of("username", "alice", "password", "alice"));
    }

    private String rule(Visit.Page page) {
        return realm.admin
                .get(realm.name + "/device-compliance/decisions/"
                        + page.reference().orElseThrow())
                .expect(200)
                .json()
                .path("rule")
                .asText();
    }
}
