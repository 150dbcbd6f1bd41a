// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.client.DeviceBrowser;
import io.conditionalaccess.demo.client.Tokens;
import io.conditionalaccess.demo.client.Visit;
import io.conditionalaccess.demo.http.Http;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** SAML applications with a logout service by SOAP hear of a session's end and of a hold, as those of OpenID Connect do. */
class SamlLogoutIT {
    private static final Pattern INDEX = Pattern.compile("SessionIndex=\"([^\"]+)\"");
    /** The second attempt comes after at most 24 seconds, at the next sweep of 15. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestRealm realm = TestRealm.create().device("laptop").device("phone");
    private SoapLogoutListener service = new SoapLogoutListener();

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void aRevocationTellsTheApplicationWhoseSessionIsOver() {
        SamlApp app = listening();
        String laptop = index(enter(app, realm.browser(realm.from("laptop"))));
        String phone = index(enter(app, realm.browser(realm.from("phone"))));

        infect("laptop", "high");

        awaitRequests(1);
        SamlLogout request = requests().get(0);
        assertThat(request.sessionIndex()).isEqualTo(laptop);
        assertThat(request.name()).isEqualTo("alice");
        assertThat(request.issuer()).isEqualTo(realm.uri().toString());
        assertThat(request.destination()).isEqualTo(service.url());
        assertThat(Jwks.of(realm).signing()).anyMatch(request::isSignedBy);

        infect("phone", "high");
        awaitRequests(2);
        assertThat(requests()).extracting(SamlLogout::sessionIndex).containsExactly(laptop, phone);
    }

    @Test
    void aHoldTellsItAndKeepsTheSession() {
        SamlApp app = listening();
        DeviceBrowser browser = realm.browser(realm.from("laptop"));
        String index = index(enter(app, browser));

        infect("laptop", "medium");

        awaitRequests(1);
        realm.clear("laptop");
        assertThat(index(browser.go(app.login()))).as("without a password").isEqualTo(index);
        infect("laptop", "high");
        awaitRequests(2);
        assertThat(requests()).extracting(SamlLogout::sessionIndex).containsExactly(index, index);
    }

    @Test
    void anApplicationThatFailsIsToldAgainWithAFreshRequest() {
        service.close();
        service = new SoapLogoutListener(500);
        String index = index(enter(listening(), realm.browser(realm.from("laptop"))));

        infect("laptop", "high");

        awaitRequests(2);
        assertThat(requests()).extracting(SamlLogout::sessionIndex).containsExactly(index, index);
        assertThat(requests()).extracting(SamlLogout::id).doesNotHaveDuplicates();
    }

    @Test
    void eachApplicationOfASessionIsToldInItsOwnWayIfItCanBe() {
        SamlApp app = listening();
        try (SoapLogoutListener browsersOnly = new SoapLogoutListener();
                LogoutListener openId = new LogoutListener()) {
            SamlApp other = SamlApp.in(
                    realm,
                    "https://other.example/metadata",
                    Map.of(
                            "saml_idp_initiated_sso_url_name", "other",
                            "saml_single_logout_service_url_post", browsersOnly.url(),
                            "saml_single_logout_service_url_redirect", browsersOnly.url()));
            new Clients(realm).attributes("app", Map.of("backchannel.logout.url", openId.url()));
            Http laptop = realm.from("laptop");
            DeviceBrowser browser = realm.browser(laptop);
            String index = index(enter(app, browser));
            index(browser.go(other.login()));
            Tokens tokens = Visits.tokens(realm.app(laptop), browser.open(DemoRealm.APP));

            infect("laptop", "high");

            awaitRequests(1);
            Eventually.holds(
                    "OpenID Connect too", PATIENCE, () -> !openId.tokens().isEmpty());
            assertThat(requests()).extracting(SamlLogout::sessionIndex).containsExactly(index);
            assertThat(openId.sessions())
                    .containsExactly(tokens.claims().path("sid").asText());
            assertThat(browsersOnly.bodies()).isEmpty();
        }
    }

    private SamlApp listening() {
        return SamlApp.in(realm, Map.of("saml_single_logout_service_url_soap", service.url()));
    }

    private static Visit enter(SamlApp app, DeviceBrowser browser) {
        return Visits.asAlice(browser, browser.go(app.login()));
    }

    /** What the application knows the session by. */
    private static String index(Visit visit) {
        Matcher index = INDEX.matcher(SamlApp.answer(visit).orElseThrow());
        assertThat(index.find()).isTrue();
        return index.group(1);
    }

    private void infect(String device, String risk) {
        assertThat(realm.tell(realm.edr(), device, Map.of("risk", risk))).isEqualTo("applied");
    }

    private void awaitRequests(int count) {
        Eventually.holds(count + " requests", PATIENCE, () -> service.bodies().size() >= count);
    }

    private List<SamlLogout> requests() {
        return service.bodies().stream().map(SamlLogout::in).toList();
    }
}
