// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.conditionalaccess.it.Eventually;
import io.conditionalaccess.it.Workplace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A web application behind Debian's mod_auth_openidc, with what docs/applications.md recommends and without it. */
class ApacheClientIT {
    private static final List<String> AS_RECOMMENDED = List.of();
    /** Leaves out what makes it refresh. */
    private static final List<String> NO_REFRESH = List.of("-D", "no-refresh");

    private final Workplace workplace = new Workplace();
    private final List<Apache> running = new ArrayList<>();
    private final int port = Apache.freePort();

    @AfterEach
    void stop() {
        running.forEach(Apache::close);
        workplace.close();
    }

    @Test
    void theRefreshNoticesAHoldThatLeadsToTheWaitingPageAndBackWithoutAPassword() {
        Page page = loggedIn(withoutLogoutTokens(), AS_RECOMMENDED);
        workplace.laptopIs("medium");

        page.navigate(home());
        assertThatTheWayBackNeedsNoPassword(page);
    }

    @Test
    void theLogoutTokenOfAHoldDoesTheSameWithoutARefresh() {
        Page page = loggedIn(withLogoutTokens(), NO_REFRESH);
        workplace.laptopIs("medium");

        Eventually.holds("the application has no session left", () -> {
            page.navigate(home());
            return Pages.isBlocked(page);
        });
        assertThatTheWayBackNeedsNoPassword(page);
    }

    private void assertThatTheWayBackNeedsNoPassword(Page page) {
        Pages.waitForBlocked(page);
        assertThat(workplace.sessions()).isEqualTo(1);

        workplace.laptopIs("none");
        page.navigate(home());
        Pages.waitForGreeting(page);
    }

    @Test
    void aRevocationEndsItsSessionByItsLogoutTokenAndANewLoginWorks() {
        Page page = loggedIn(withLogoutTokens(), NO_REFRESH);
        page.navigate(home());
        Pages.waitForGreeting(page);
        workplace.laptopIs("high");

        assertThatItAsksForALogin(page);
        Pages.login(page);
        Pages.waitForBlocked(page);

        workplace.laptopIs("none");
        page.navigate(home());
        Pages.login(page);
        Pages.waitForGreeting(page);
    }

    @Test
    void aRevocationIsNoticedByTheRefreshWhereLogoutTokensDoNotArrive() {
        Page page = loggedIn(withoutLogoutTokens(), AS_RECOMMENDED);
        workplace.laptopIs("high");

        assertThatItAsksForALogin(page);
    }

    @Test
    void aScriptOnItsPageIsAnsweredWith401AndAReloadLeadsToTheWaitingPage() {
        Page page = loggedIn(withoutLogoutTokens(), AS_RECOMMENDED);
        assertThat(statusOfFetch(page)).isEqualTo(200);

        workplace.laptopIs("medium");

        assertThat(statusOfFetch(page)).isEqualTo(401);
        page.reload();
        Pages.waitForBlocked(page);
    }

    @Test
    void refreshingUserinfoAloneNoticesNothing() {
        Page page = loggedIn(withoutLogoutTokens(), List.of("-D", "no-refresh", "-c", "OIDCUserInfoRefreshInterval 1"));
        workplace.laptopIs("high");

        Eventually.holds("it asked for userinfo and was refused", () -> {
            page.navigate(home());
            return workplace.refusals().contains("REFRESH_TOKEN_ERROR");
        });

        page.navigate(home());
        Pages.waitForGreeting(page);
    }

    @Test
    void whereItIsConfiguredByMetadataAHoldCostsThePassword() {
        // The metadata name the endpoint that revokes tokens, and the module uses it whenever it ends a session.
        Page page = loggedIn(
                withoutLogoutTokens(),
                List.of("-c", "OIDCProviderMetadataURL " + workplace.realm() + "/.well-known/openid-configuration"));
        workplace.laptopIs("medium");

        page.navigate(home());

        page.waitForSelector(Pages.PASSWORD);
        assertThat(workplace.sessions()).isZero();
    }

    private Page loggedIn(Map<String, String> attributes, List<String> options) {
        // Less than the time that the refresh leaves to tokens, so that it comes with every request.
        workplace.settings(Map.of("accessTokenLifespan", 200));
        workplace.client(Map.of(
                "clientId",
                "web",
                "secret",
                "of-web",
                "redirectUris",
                List.of(home() + "callback"),
                "attributes",
                attributes));
        running.add(Apache.start(workplace, port, options));
        Page page = workplace.browser().newPage();
        page.navigate(home());
        Pages.login(page);
        Pages.waitForGreeting(page);
        return page;
    }

    /** Not at once: until the session in Keycloak is deleted, the person gets the page that refuses the device. */
    private void assertThatItAsksForALogin(Page page) {
        Eventually.holds("the application asks for a login", () -> {
            page.navigate(home());
            return Pages.isLogin(page);
        });
    }

    private Map<String, String> withLogoutTokens() {
        Map<String, String> attributes = new LinkedHashMap<>(withoutLogoutTokens());
        attributes.put("backchannel.logout.url", home() + "callback?logout=backchannel");
        attributes.put("backchannel.logout.session.required", "true");
        return attributes;
    }

    private static Map<String, String> withoutLogoutTokens() {
        return Map.of("pkce.code.challenge.method", "S256");
    }

    private String home() {
        return "http://localhost:" + port + "/";
    }

    private static int statusOfFetch(Page page) {
        return ((Number) page.evaluate("fetch('/').then(response => response.status)")).intValue();
    }
}
