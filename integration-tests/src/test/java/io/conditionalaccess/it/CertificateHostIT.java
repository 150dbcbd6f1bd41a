// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.client.DeviceBrowser;
import io.conditionalaccess.demo.client.TokenClient;
import io.conditionalaccess.demo.client.Visit;
import io.conditionalaccess.demo.http.Http;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A login host that asks nobody for a certificate, here the server's http address, and one beside it that does. */
class CertificateHostIT {
    /** Who goes there meets nobody. */
    private static final String DOWN = "localhost:1";

    private final TestRealm realm = TestRealm.create().device("laptop").device("phone");
    private final RealmSettings settings = new RealmSettings(realm);
    private final Denials denials = Denials.keptBy(realm);
    private final URI login = SharedServer.http().resolve("/realms/" + realm.name);
    private final Http laptop = realm.from("laptop");
    private final Http phone = realm.from("phone");
    private final Http nowhere = realm.fromNowhere();
    private final DeviceBrowser browser = browser(laptop);

    CertificateHostIT() {
        certificateHost(SharedServer.https().getAuthority());
    }

    @Test
    void aHealthyDeviceGetsInAndTheSessionIsBoundToIt() {
        assertThat(device(browser.login(DemoRealm.APP, "alice", "alice"))).isEqualTo("laptop");
        assertThat(denials.all()).isEmpty();
    }

    @Test
    void aBadDeviceIsRefusedUntilItIsWell() {
        infect("medium");

        Visit.Page page = Visits.blocked(browser.login(DemoRealm.APP, "alice", "alice"));

        assertThat(decision(page, "rule")).isEqualTo("risk");
        assertThat(denials.types()).isEqualTo(List.of("LOGIN_ERROR"));
        assertThat(settings.sessions("alice")).isZero();
        infect("none");
        assertThat(device(browser.tryAgain(page))).isEqualTo("laptop");
    }

    @Test
    void whoShowsNothingAtEitherHostIsAnUnknownDevice() {
        DeviceBrowser unknown = browser(nowhere);

        Visit.Page page = Visits.blocked(unknown.login(DemoRealm.APP, "alice", "alice"));

        assertThat(decision(page, "identity")).isEqualTo("no-certificate");
        Visit.Page again = Visits.blocked(unknown.tryAgain(page));
        assertThat(decision(again, "rule")).isEqualTo("unknown-device");
    }

    @Test
    void aDeviceThatIntroducesItselfIsRegistered() {
        realm.recipe.policy(Map.of("firstSeen", "register"));

        assertThat(device(browser(realm.from("new")).login(DemoRealm.APP, "alice", "alice")))
                .isEqualTo("new");
    }

    @Test
    void aSecondApplicationAsksAgainAndTheCookieOpensNothingElsewhere() {
        Visits.code(browser.login(DemoRealm.APP, "alice", "alice"));

        Visits.code(browser.open(DemoRealm.APP));
        assertThat(mismatch(browser.withCookiesStolenBy(phone).open(DemoRealm.APP)))
                .isEqualTo("device-mismatch");
        assertThat(mismatch(browser.withCookiesStolenBy(nowhere).open(DemoRealm.APP)))
                .isEqualTo("device-mismatch");
        Visits.code(browser.open(DemoRealm.APP));
        realm.recipe.policy(Map.of("deviceMismatch", "end-session"));
        Visits.blocked(browser.withCookiesStolenBy(phone).open(DemoRealm.APP));
        Visits.loginPage(browser.open(DemoRealm.APP));
    }

    @Test
    void aLoginWithoutAPageCannotAskAndEndsNothing() {
        realm.recipe.policy(Map.of("deviceMismatch", "end-session"));
        Visits.code(browser.login(DemoRealm.APP, "alice", "alice"));

        assertThat(browser.openSilently(DemoRealm.APP)).isEqualTo(new Visit.Refusal("interaction_required"));

        Visits.code(browser.open(DemoRealm.APP));
        realm.recipe.policy(Map.of("mode", "monitor"));
        Visits.code(browser.openSilently(DemoRealm.APP));
    }

    @Test
    void monitorSendsNobodyThere() {
        realm.recipe.policy(Map.of("mode", "monitor"));
        certificateHost(DOWN);
        infect("high");

        assertThat(device(browser.login(DemoRealm.APP, "alice", "alice"))).isEmpty();
        assertThat(denials.all()).isEmpty();
    }

    @Test
    void monitorIsTheWayBackWhileTheHostIsDown() {
        certificateHost(DOWN);
        Detour detour = Detour.begun(browser);

        realm.recipe.policy(Map.of("mode", "monitor"));

        Visits.code(browser.visit(detour.gate()));
    }

    @Test
    void warnAsksAndLetsPassWhoeverDoesNotComeBack() {
        realm.recipe.policy(Map.of("mode", "warn"));
        assertThat(device(browser.login(DemoRealm.APP, "alice", "alice"))).isEqualTo("laptop");
        certificateHost(DOWN);
        DeviceBrowser stuck = browser(laptop);
        Detour detour = Detour.begun(stuck);

        Visit.Page warning = (Visit.Page) stuck.visit(detour.gate());

        assertThat(warning.text()).contains("could not recognise this device");
        assertThat(device(stuck.submit(warning, Map.of()))).isEmpty();
    }

    @Test
    void nobodyIsSentThereForNothing() {
        certificateHost(DOWN);
        Visits.code(realm.browser(laptop).login(DemoRealm.APP, "alice", "alice"));
        settings.role("emergency", "alice");
        realm.recipe.policy(Map.of("breakGlassRole", "emergency"));
        Visits.code(browser(nowhere).login(DemoRealm.APP, "alice", "alice"));
        realm.recipe.policy(Map.of("breakGlassRole", "", "exemptClients", "app"));
        Visits.code(browser(nowhere).login(DemoRealm.APP, "alice", "alice"));
        realm.recipe.policy(Map.of("exemptClients", "", "enforceClients", "another"));
        Visits.code(browser(nowhere).login(DemoRealm.APP, "alice", "alice"));
    }

    @Test
    void theStepInAFlowAsksThereToo() {
        Flows flows = new Flows(realm, "with-step");
        flows.createForPersons();
        flows.execution("with-step", "device-compliance", "REQUIRED");
        flows.useInBrowsers();
        settings.gate(false);

        assertThat(device(browser.login(DemoRealm.APP, "alice", "alice"))).isEqualTo("laptop");
        infect("medium");
        assertThat(decision(Visits.blocked(browser(laptop).login(DemoRealm.APP, "alice", "alice")), "rule"))
                .isEqualTo("risk");
    }

    @Test
    void aLinkInAMailWaitsForTheDeviceToo() {
        try (Mailbox mailbox = Mailbox.of(realm)) {
            settings.change(Map.of("resetPasswordAllowed", true));
            Visit.Page page = Visits.loginPage(browser.open(DemoRealm.APP));
            Visit.Page who =
                    (Visit.Page) browser.go(page.link("reset-credentials").orElseThrow());
            browser.submit(who, Map.of("username", "alice"));
            URI link = mailbox.link();
            infect("medium");

            Visits.blocked(browser(nowhere).go(link));
            Visit.Page blocked = Visits.blocked(browser.go(link));
            assertThat(decision(blocked, "rule")).isEqualTo("risk");
            infect("none");

            Visit changed = PasswordPages.answer(browser, browser.tryAgain(blocked), "another");
            assertThat(device(changed)).isEqualTo("laptop");
            assertThat(PasswordPages.isPassword(realm, "another")).isTrue();
        }
    }

    private String mismatch(Visit visit) {
        return decision(Visits.blocked(visit), "rule");
    }

    /** The device that the tokens name; empty if they name none. */
    private String device(Visit visit) {
        return Visits.device(Visits.tokens(new TokenClient(Http.plain(), login, "app", Optional.empty()), visit));
    }

    private String decision(Visit.Page page, String field) {
        return realm.admin
                .get(realm.api("decisions/" + page.reference().orElseThrow()))
                .expect(200)
                .json()
                .path(field)
                .asText();
    }

    private DeviceBrowser browser(Http from) {
        return new DeviceBrowser(from, login);
    }

    private void certificateHost(String host) {
        realm.recipe.policy(Map.of("certificateHost", host));
    }

    private void infect(String risk) {
        assertThat(realm.tell(realm.edr(), "laptop", Map.of("risk", risk))).isEqualTo("applied");
    }
}
