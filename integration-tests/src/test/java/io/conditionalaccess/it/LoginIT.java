// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.client.DeviceBrowser;
import io.conditionalaccess.demo.client.TokenClient;
import io.conditionalaccess.demo.client.Tokens;
import io.conditionalaccess.demo.client.Visit;
import io.conditionalaccess.demo.http.Http;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A person at a browser, from the password to the application. */
@Tag("core")
class LoginIT {
    private final TestRealm realm = TestRealm.create().device("laptop").device("phone");
    private final RealmSettings settings = new RealmSettings(realm);
    private final Denials denials = Denials.keptBy(realm);
    private final Http laptop = realm.from("laptop");
    private final TokenClient app = realm.app(laptop);
    private final DeviceBrowser browser = realm.browser(laptop);

    @Test
    void aHealthyDeviceGetsInAndItsTokensNameIt() {
        Tokens tokens = Visits.tokens(app, browser.login(DemoRealm.APP, "alice", "alice"));

        assertThat(Visits.device(tokens)).isEqualTo("laptop");
        assertThat(app.userinfo(tokens.access())
                        .expect(200)
                        .json()
                        .path("device_id")
                        .asText())
                .isEqualTo("laptop");
        assertThat(denials.all()).isEmpty();
    }

    @Test
    void anInfectedDeviceIsRefusedAfterThePasswordAndNoSessionBegins() {
        infect("laptop", "medium");

        Visit asked = browser.open(DemoRealm.APP);
        Visit.Page page = Visits.blocked(Visits.asAlice(browser, asked));

        assertThat(page.text()).contains("Device laptop");
        assertThat(settings.sessions("alice")).isZero();
        assertThat(denials.all()).singleElement().satisfies(event -> {
            assertThat(event.path("type").asText()).isEqualTo("LOGIN_ERROR");
            assertThat(event.path("details").path("reason").asText()).isEqualTo("risk");
            assertThat(event.path("details").path("decision").asText())
                    .isEqualTo(page.reference().orElseThrow());
        });
    }

    @Test
    void afterTheClearTryAgainGoesOnWithoutAnotherPassword() {
        infect("laptop", "medium");
        Visit.Page page = Visits.blocked(browser.login(DemoRealm.APP, "alice", "alice"));

        Visit.Page still = Visits.blocked(browser.tryAgain(page));
        infect("laptop", "none");

        assertThat(Visits.device(Visits.tokens(app, browser.tryAgain(still)))).isEqualTo("laptop");
    }

    @Test
    void aSessionOutlivesAHold() {
        Visits.code(browser.login(DemoRealm.APP, "alice", "alice"));
        infect("laptop", "medium");

        Visit.Page page = Visits.blocked(browser.open(DemoRealm.APP));
        assertThat(settings.sessions("alice")).isEqualTo(1);
        infect("laptop", "none");

        Visits.code(browser.tryAgain(page));
        Visits.code(browser.open(DemoRealm.APP));
    }

    @Test
    void aRevokedSessionIsGoneAndANewLoginGetsInAfterTheClear() {
        Visits.code(browser.login(DemoRealm.APP, "alice", "alice"));
        infect("laptop", "high");
        Eventually.holds("the session is gone", () -> settings.sessions("alice") == 0);
        Eventually.holds("and forgotten", () -> Visits.asksForPassword(browser.open(DemoRealm.APP)));

        Visit.Page page = Visits.blocked(Visits.asAlice(browser, browser.open(DemoRealm.APP)));
        infect("laptop", "none");

        assertThat(Visits.device(Visits.tokens(app, browser.tryAgain(page)))).isEqualTo("laptop");
    }

    @Test
    void whileItIsStillBadNobodyIsSentToANewLogin() {
        Visits.code(browser.login(DemoRealm.APP, "alice", "alice"));
        infect("laptop", "high");

        // The cookie's session is over, and the device is bad: the page says what is to be done about the latter.
        Visit first = browser.open(DemoRealm.APP);
        Visit.Page page = Visits.blocked(Visits.asksForPassword(first) ? Visits.asAlice(browser, first) : first);

        assertThat(page.text()).doesNotContain("You can sign in again");
        assertThat(denials.types()).isEqualTo(List.of("LOGIN_ERROR"));
    }

    @Test
    void aSecondInfectionEndsTheNextSessionToo() {
        Visits.code(browser.login(DemoRealm.APP, "alice", "alice"));
        infect("laptop", "medium");
        // While this page is open, a new login in the browser gets the id of the session again.
        Visits.blocked(browser.open(DemoRealm.APP));
        infect("laptop", "high");
        Eventually.holds("the session is gone", () -> settings.sessions("alice") == 0);
        Eventually.holds("and forgotten", () -> Visits.asksForPassword(browser.open(DemoRealm.APP)));
        infect("laptop", "none");

        Visits.code(Visits.asAlice(browser, browser.open(DemoRealm.APP)));
        assertThat(settings.sessions("alice")).isEqualTo(1);
        infect("laptop", "high");

        Eventually.holds("the next session is gone", () -> settings.sessions("alice") == 0);
    }

    @Test
    void aLoginDecidedBeforeTheSignalIsDecidedAgainWhenItCompletes() {
        Visit.Page consent = consentPage();
        infect("laptop", "medium");

        Visit.Page page = Visits.blocked(browser.submit(consent, Map.of("accept", "Yes")));
        assertThat(settings.sessions("alice")).isZero();
        assertThat(denials.types()).isEqualTo(List.of("LOGIN_ERROR"));
        infect("laptop", "none");

        Visit.Page again = (Visit.Page) browser.tryAgain(page);
        assertThat(again.text()).contains("Grant Access");
        assertThat(Visits.device(Visits.tokens(app, browser.submit(again, Map.of("accept", "Yes")))))
                .isEqualTo("laptop");
    }

    @Test
    void aLoginCompletedBeforeTheSignalGetsNothingAfterIt() {
        Visit.Code code = Visits.code(browser.login(DemoRealm.APP, "alice", "alice"));
        infect("laptop", "medium");

        assertThat(Refusals.ofGrant(app.exchange(code))).isTrue();
    }

    @Test
    void afterARevocationTheButtonOfAPageThatWasOpenBeginsAnotherLogin() {
        Visits.code(browser.login(DemoRealm.APP, "alice", "alice"));
        infect("laptop", "medium");
        Visit.Page held = Visits.blocked(browser.open(DemoRealm.APP));
        infect("laptop", "high");
        Eventually.holds("the session is gone", () -> settings.sessions("alice") == 0);
        Visit.Page revoked = Visits.blocked(browser.tryAgain(held));
        infect("laptop", "none");

        Visit again = Visits.asAlice(browser, browser.tryAgain(revoked));

        assertThat(Visits.device(Visits.tokens(app, again))).isEqualTo("laptop");
    }

    @Test
    void withoutASessionASilentLoginIsToldThatALoginIsRequired() {
        infect("laptop", "medium");
        Visits.blocked(browser.login(DemoRealm.APP, "alice", "alice"));

        assertThat(browser.openSilently(DemoRealm.APP)).isEqualTo(new Visit.Refusal("login_required"));
    }

    @Test
    void aSilentLoginFromAHeldDeviceFailsWithOneEvent() {
        Visits.code(browser.login(DemoRealm.APP, "alice", "alice"));
        infect("laptop", "medium");

        assertThat(browser.openSilently(DemoRealm.APP)).isEqualTo(new Visit.Refusal("interaction_required"));

        assertThat(denials.types()).isEqualTo(List.of("LOGIN_ERROR"));
        infect("laptop", "none");
        Visits.code(browser.openSilently(DemoRealm.APP));
    }

    @Test
    void otherDevicesOfTheSamePersonLoseNothing() {
        Http phone = realm.from("phone");
        DeviceBrowser onPhone = realm.browser(phone);
        Tokens tokens = Visits.tokens(realm.app(phone), onPhone.login(DemoRealm.APP, "alice", "alice"));
        Visits.code(browser.login(DemoRealm.APP, "alice", "alice"));

        infect("laptop", "high");
        Eventually.holds("the laptop's session is gone", () -> settings.sessions("alice") == 1);

        realm.app(phone).refresh(tokens.refresh()).expect(200);
        Visits.code(onPhone.openSilently(DemoRealm.APP));
        Visits.code(realm.browser(phone).login(DemoRealm.APP, "alice", "alice"));
    }

    @Test
    void thePageIsInTheLanguageThatTheApplicationAskedFor() {
        infect("laptop", "medium");

        Visit asked = browser.open(DemoRealm.APP, Map.of("ui_locales", "de"));
        Visit.Page page = Visits.blocked(Visits.asAlice(browser, asked));

        assertThat(page.text()).contains("Dieses Gerät braucht Aufmerksamkeit", "Erneut versuchen", "Referenz");
    }

    /** The device was decided on before this page, the session begins after it. */
    private Visit.Page consentPage() {
        settings.clientSetting("app", "consentRequired", true);
        Visit visit = browser.login(DemoRealm.APP, "alice", "alice");
        assertThat(visit).isInstanceOf(Visit.Page.class);
        Visit.Page page = (Visit.Page) visit;
        assertThat(page.text()).contains("Grant Access");
        return page;
    }

    private void infect(String device, String risk) {
        assertThat(realm.tell(realm.edr(), device, Map.of("risk", risk))).isEqualTo("applied");
    }
}
