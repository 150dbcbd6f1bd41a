// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.client.DeviceBrowser;
import io.conditionalaccess.demo.client.Visit;
import io.conditionalaccess.demo.http.Http;
import io.conditionalaccess.demo.http.Reply;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A login to an application that speaks SAML, and the next one in the same browser. */
class SamlLoginIT extends WayIn<DeviceBrowser> {
    private static final Pattern ARTIFACT = Pattern.compile("NAME=\"SAMLart\" VALUE=\"([^\"]+)\"");
    private static final Pattern SESSION_CODE = Pattern.compile("name=\"session_code\" value=\"([^\"]+)\"");

    private final Denials kept = Denials.keptBy(realm);
    private final SamlApp app = SamlApp.in(realm, Map.of("saml.allow.ecp.flow", "true"));

    @Override
    protected Optional<DeviceBrowser> enter(Http from) {
        DeviceBrowser browser = realm.browser(from);
        return isIn(Visits.asAlice(browser, browser.go(app.login()))) ? Optional.of(browser) : Optional.empty();
    }

    @Override
    protected boolean works(DeviceBrowser browser, Http from) {
        Visit visit = browser.go(app.login());
        return !(visit instanceof Visit.Page page && page.asksForPassword()) && isIn(visit);
    }

    private static boolean isIn(Visit visit) {
        boolean in = SamlApp.isLoggedIn(visit);
        if (!in) {
            Visits.blocked(visit);
        }
        return in;
    }

    @Test
    void thePostBindingIsNoOtherWay() {
        DeviceBrowser browser = realm.browser(laptop);
        assertThat(isIn(Visits.asAlice(browser, browser.post(app.endpoint(), app.loginForm()))))
                .isTrue();
        infect("medium");

        Visits.blocked(browser.post(app.endpoint(), app.loginForm()));
        DeviceBrowser fresh = realm.browser(laptop);
        Visits.blocked(Visits.asAlice(fresh, fresh.post(app.endpoint(), app.loginForm())));
    }

    @Test
    void aPassiveRequestIsAnsweredWithNoPassiveAndOneEvent() {
        DeviceBrowser browser = enter(laptop).orElseThrow();
        assertThat(isIn(browser.go(app.passiveLogin()))).isTrue();
        infect("medium");

        String answer = SamlApp.answer(browser.go(app.passiveLogin())).orElseThrow();

        assertThat(answer).contains(SamlApp.NO_PASSIVE).doesNotContain("<saml:Assertion");
        assertThat(kept.types()).isEqualTo(List.of("LOGIN_ERROR"));
        infect("none");
        assertThat(isIn(browser.go(app.passiveLogin()))).isTrue();
    }

    /** A client that is no browser shows no page, and gets no session that could be held. */
    @Test
    void theEnhancedClientProfileIsDecidedToo() {
        assertThat(app.enhanced(laptop, "alice", "alice").expect(200).body())
                .contains(SamlApp.SUCCESS)
                .contains("Assertion ");
        infect("medium");

        Reply refused = app.enhanced(laptop, "alice", "alice");

        assertThat(refused.body()).contains(SamlApp.NO_PASSIVE).doesNotContain("Assertion ");
        assertThat(kept.types()).isEqualTo(List.of("LOGIN_ERROR"));
        assertThat(app.enhanced(realm.fromNowhere(), "alice", "alice").body()).doesNotContain("Assertion ");
        assertThat(app.enhanced(realm.from("phone"), "alice", "alice").body()).contains("Assertion ");
    }

    @Test
    void anAssertionThatTheApplicationHasNotFetchedYetIsHeldBack() {
        DeviceBrowser browser = enter(laptop).orElseThrow();
        settings.clientAttribute(SamlApp.ID, "saml.artifact.binding", "true");
        String artifact = artifact(browser);
        infect("medium");

        assertThat(app.resolve(artifact).body()).contains("ArtifactResponse").doesNotContain("Assertion ");
        assertThat(kept.types()).isEqualTo(List.of("CODE_TO_TOKEN_ERROR"));

        infect("none");
        assertThat(app.resolve(artifact).body()).contains(SamlApp.SUCCESS).contains("Assertion ");
    }

    /** A logout that has begun is no way to fetch it, and its own messages are fetched all the same. */
    @Test
    void norIsItHandedOutWhileTheSessionIsBeingEnded() {
        settings.clientSetting(SamlApp.ID, "frontchannelLogout", true);
        settings.clientAttribute(SamlApp.ID, "saml_single_logout_service_url_artifact", SamlApp.CONSUMER);
        settings.clientAttribute(SamlApp.ID, "saml.artifact.binding", "true");
        DeviceBrowser browser = realm.browser(laptop);
        String login = artifactOn(Visits.asAlice(browser, browser.go(app.login())));
        infect("medium");
        Visit.Page question = (Visit.Page) browser.go(URI.create(realm.uri() + "/protocol/openid-connect/logout"));

        String logout = artifactOn(browser.submit(question, Map.of("session_code", sessionCode(question))));

        assertThat(app.resolve(login).body()).contains("ArtifactResponse").doesNotContain("Assertion ");
        assertThat(app.resolve(logout).body()).contains("LogoutRequest");
    }

    private static String sessionCode(Visit.Page page) {
        Matcher found = SESSION_CODE.matcher(page.reply().body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static String artifactOn(Visit visit) {
        return artifactIn(((Visit.Page) visit).reply().body());
    }

    private String artifact(DeviceBrowser browser) {
        return artifactIn(
                browser.send(app.login(), Function.identity()).expect(200).body());
    }

    private static String artifactIn(String page) {
        Matcher found = ARTIFACT.matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
