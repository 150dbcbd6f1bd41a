// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.client.DeviceBrowser;
import io.conditionalaccess.demo.client.Visit;
import io.conditionalaccess.demo.http.Http;
import io.conditionalaccess.demo.http.Reply;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The server's administrator becomes alice. Realm master has no policy, so all that is decided is decided for alice. */
class ImpersonationIT extends WayIn<DeviceBrowser> {

    @Override
    protected List<String> eventsOfARefusal() {
        return List.of("IMPERSONATE_ERROR");
    }

    @Override
    protected Optional<DeviceBrowser> enter(Http from) {
        DeviceBrowser browser = realm.browser(from);
        return impersonate(browser).expect(200, 403).status() == 200 ? Optional.of(browser) : Optional.empty();
    }

    /** Opens the application with the cookie alone. */
    @Override
    protected boolean works(DeviceBrowser browser, Http from) {
        return browser.open(DemoRealm.APP) instanceof Visit.Code;
    }

    @Test
    void theSessionIsBoundToTheAdministratorsDevice() {
        DeviceBrowser browser = enter(laptop).orElseThrow();

        assertThat(Visits.device(Visits.tokens(realm.app(laptop), browser.open(DemoRealm.APP))))
                .isEqualTo("laptop");
        Visits.blocked(browser.withCookiesStolenBy(realm.from("phone")).open(DemoRealm.APP));
    }

    @Test
    void whoeverIsNotRecognisedGetsNothing() {
        DeviceBrowser browser = realm.browser(realm.fromNowhere());

        Reply refused = impersonate(browser).expect(403);

        assertThat(refused.json().path("errorMessage").asText()).isEqualTo("device_not_compliant: unknown-device");
        assertThat(refused.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.contains("KEYCLOAK_IDENTITY"));
        assertThat(settings.sessions("alice")).isZero();
        Visits.loginPage(browser.open(DemoRealm.APP));
    }

    @Test
    void anUnknownDeviceThatThePolicyLetsInIsBoundAsOne() {
        realm.recipe.policy(Map.of("unknownDevice", "allow"));
        Http nowhere = realm.fromNowhere();
        DeviceBrowser browser = enter(nowhere).orElseThrow();
        assertThat(works(browser, nowhere)).isTrue();

        realm.recipe.policy(Map.of("unknownDevice", "deny"));

        assertThat(works(browser, nowhere)).isFalse();
    }

    /** Break-glass is for those who have the credentials. */
    @Test
    void breakGlassDoesNotPassOnToTheImpersonator() {
        settings.role("break-glass", "alice");
        realm.recipe.policy(Map.of("breakGlassRole", "break-glass"));
        DeviceBrowser healthy = enter(laptop).orElseThrow();
        infect("medium");

        assertThat(realm.visit(laptop)).as("alice herself").isInstanceOf(Visit.Code.class);
        assertThat(enter(laptop)).isEmpty();
        assertThat(works(healthy, laptop)).isFalse();
    }

    private Reply impersonate(DeviceBrowser browser) {
        String alice = realm.recipe
                .only("users?username=alice", "username", "alice")
                .path("id")
                .asText();
        return browser.send(
                realm.uri().resolve("/admin/realms/" + realm.name + "/users/" + alice + "/impersonation"),
                request -> request.setHeader("Accept", "application/json")
                        .header(
                                "Authorization",
                                "Bearer " + SharedServer.adminOverHttps().token())
                        .POST(BodyPublishers.noBody()));
    }
}
