// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.conditionalaccess.demo.http.Json;
import io.conditionalaccess.it.Workplace;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A page on keycloak-js in Chromium: {@code src/test/clients/keycloak-js}. */
class KeycloakJsClientIT {
    private final Workplace workplace = new Workplace();
    private final Site site = new Site(workplace.localServer());

    @BeforeEach
    void serve() {
        // Shorter than what the page asks of a token, so that each of its calls refreshes.
        workplace.settings(Map.of("accessTokenLifespan", 20));
        workplace.client(Map.of(
                "clientId", "spa",
                "publicClient", true,
                "redirectUris", List.of(site.home() + "*"),
                "webOrigins", List.of("+"),
                "attributes", Map.of("pkce.code.challenge.method", "S256")));
        site.file("/keycloak.js", KeycloakJs.install(workplace))
                .file("/app.js", Workplace.source("keycloak-js/app.js"))
                .file("/silent-check-sso.html", Workplace.source("keycloak-js/silent-check-sso.html"))
                .file("/", Workplace.source("keycloak-js/index.html"))
                .text(
                        "/keycloak.json",
                        Json.write(Map.of(
                                "auth-server-url", server().toString(),
                                "realm", realmName(),
                                "resource", "spa")));
    }

    @AfterEach
    void stop() {
        workplace.close();
        site.close();
    }

    // A hold's logout token does not concern this client: nothing of it runs on a server.
    @Test
    void aHoldLeadsToTheWaitingPageAndBackWithoutAPassword() {
        Page page = workplace.browser().newPage();
        page.navigate(site.home() + "?login-required");
        Pages.login(page);
        waitFor(page, "at work");
        workplace.laptopIs("medium");

        page.click("#work");
        Pages.waitForBlocked(page);

        workplace.laptopIs("none");
        page.navigate(site.home() + "?login-required");
        waitFor(page, "at work");
        Pages.waitForGreeting(page);
    }

    @Test
    void aPageThatIsToldToTryLaterKeepsWhatWasTypedAndResumesByItself() {
        workplace.clientAttribute("spa", "device_compliance.hold_answer", "retry-later");
        Page page = loggedIn();
        page.fill("#draft", "not saved yet");
        workplace.laptopIs("medium");

        page.click("#work");
        waitFor(page, "waiting");
        workplace.laptopIs("none");

        waitFor(page, "at work");
        assertThat(page.inputValue("#draft")).isEqualTo("not saved yet");
    }

    @Test
    void aRevokedPageIsLoggedOutAndANewLoginWorks() {
        workplace.clientAttribute("spa", "device_compliance.hold_answer", "retry-later");
        Page page = loggedIn();
        workplace.laptopIs("high");

        page.click("#work");
        waitFor(page, "logged out");

        workplace.laptopIs("none");
        page.click("#login");
        Pages.login(page);
        waitFor(page, "at work");
    }

    @Test
    void silentSingleSignOnWaitsForTheDeviceAndNeedsNoPassword() {
        Page page = loggedIn();
        workplace.laptopIs("medium");

        page.reload();
        waitFor(page, "logged out");

        workplace.laptopIs("none");
        page.reload();
        waitFor(page, "at work");
    }

    @Test
    void theSessionIframeDoesNotNoticeARevocation() {
        Page page = loggedIn();
        workplace.laptopIs("high");

        page.evaluate("window.heard = []; window.addEventListener('message', message => heard.push(message.data))");
        page.waitForFunction("heard.length >= 2");

        assertThat(page.evaluate("heard.every(message => message === 'unchanged')"))
                .isEqualTo(true);
        assertThat(page.textContent("#state")).isEqualTo("at work");
    }

    private Page loggedIn() {
        Page page = workplace.browser().newPage();
        page.navigate(site.home().toString());
        waitFor(page, "logged out");
        page.click("#login");
        Pages.login(page);
        waitFor(page, "at work");
        return page;
    }

    private static void waitFor(Page page, String state) {
        page.waitForSelector("#state:text-is('" + state + "')");
    }

    private URI server() {
        return workplace.realm().resolve("/");
    }

    private String realmName() {
        String path = workplace.realm().getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
