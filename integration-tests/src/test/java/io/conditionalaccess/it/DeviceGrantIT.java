// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.client.DeviceBrowser;
import io.conditionalaccess.demo.client.Tokens;
import io.conditionalaccess.demo.client.Visit;
import io.conditionalaccess.demo.http.Http;
import io.conditionalaccess.demo.http.Reply;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Device authorization (RFC 8628): approved in the browser of a desktop, used on another device. */
class DeviceGrantIT extends WayIn<Tokens> {
    private final Http desktop = realm.from("desktop");
    private final DeviceBrowser browser = realm.browser(desktop);
    private Tokens onDesktop = new Tokens("", "");

    @Override
    protected void prepare() {
        settings.clientAttribute("app", "oauth2.device.authorization.grant.enabled", "true");
        realm.device("desktop");
        onDesktop = Visits.tokens(realm.app(desktop), browser.login(DemoRealm.APP, "alice", "alice"));
    }

    @Override
    protected Optional<Tokens> enter(Http from) {
        Reply reply = tokens(approved(from, "openid"), from);
        return Refusals.ofGrant(reply) ? Optional.empty() : Optional.of(Tokens.in(reply));
    }

    @Override
    protected boolean works(Tokens tokens, Http from) {
        return !Refusals.ofGrant(realm.app(from).refresh(tokens.refresh()));
    }

    @Override
    protected List<String> eventsOfARefusal() {
        return List.of("OAUTH2_DEVICE_CODE_TO_TOKEN_ERROR");
    }

    @Test
    void theTokensBelongToTheDeviceThatAskedAndTheBrowsersSessionStaysItsOwn() {
        Tokens onLaptop = enter(laptop).orElseThrow();

        assertThat(Visits.device(onLaptop)).isEqualTo("laptop");
        assertThat(session(onLaptop)).isNotEqualTo(session(onDesktop));
        assertThat(onLaptop.claims().path("auth_time"))
                .isEqualTo(onDesktop.claims().path("auth_time"));
        assertThat(settings.sessions("alice")).isEqualTo(2);

        infect("high");
        assertThat(works(onLaptop, laptop)).isFalse();
        assertThat(works(onDesktop, desktop)).isTrue();
        assertThat(browser.openSilently(DemoRealm.APP)).isInstanceOf(Visit.Code.class);
    }

    @Test
    void revokingTheBrowsersDeviceLeavesTheOtherOneIn() {
        Tokens onLaptop = enter(laptop).orElseThrow();
        infectDesktop("high");
        Eventually.holds("the browser's session is gone", () -> settings.sessions("alice") == 1);

        assertThat(works(onLaptop, laptop)).isTrue();
    }

    @Test
    void whatWasApprovedOnADeviceThatIsBadByNowIsNotGranted() {
        String code = approved(laptop, "openid");
        infectDesktop("medium");

        assertThat(Refusals.ofGrant(tokens(code, laptop))).isTrue();

        assertThat(settings.sessions("alice")).isEqualTo(1);
        assertThat(eventsOfARefusal()).isEqualTo(Denials.keptBy(realm).types());
    }

    @Test
    void aDeviceThatShowsNothingIsUnknownWhoeverApproved() {
        String code = approved(realm.fromNowhere(), "openid");

        Reply refused = tokens(code, realm.fromNowhere()).expect(400);

        assertThat(refused.json().path("error_description").asText()).isEqualTo("device_not_compliant: unknown-device");
        assertThat(settings.sessions("alice")).isEqualTo(1);
    }

    @Test
    void whereUnknownDevicesAreAllowedTheirTokensDoNotBecomeThoseOfTheBrowsersDevice() {
        realm.recipe.policy(Map.of("unknownDevice", "allow"));

        Tokens tokens = Tokens.in(tokens(approved(realm.fromNowhere(), "openid"), realm.fromNowhere()));

        assertThat(Visits.device(tokens)).isEmpty();
        assertThat(session(tokens)).isNotEqualTo(session(onDesktop));
    }

    @Test
    void onTheDeviceOfTheBrowserTheTokensShareItsSession() {
        Tokens tokens = Tokens.in(tokens(approved(desktop, "openid"), desktop));

        assertThat(session(tokens)).isEqualTo(session(onDesktop));
        assertThat(settings.sessions("alice")).isEqualTo(1);
    }

    @Test
    void inMonitorTheTokensStayOnTheBrowsersSession() {
        realm.recipe.policy(Map.of("mode", "monitor"));

        assertThat(session(enter(laptop).orElseThrow())).isEqualTo(session(onDesktop));
    }

    @Test
    void anOfflineTokenOfTheDeviceIsHeldAndRevokedWithIt() {
        Tokens offline = Tokens.in(tokens(approved(laptop, "openid offline_access"), laptop));
        infect("medium");
        assertThat(works(offline, laptop)).isFalse();
        infect("none");
        assertThat(works(offline, laptop)).isTrue();

        infect("high");
        infect("none");

        assertThat(works(offline, laptop)).isFalse();
    }

    /** A device code that alice approved in the browser. */
    private String approved(Http from, String scope) {
        URI endpoint = URI.create(realm.uri() + "/protocol/openid-connect/auth/device");
        var asked = from.postForm(
                        endpoint,
                        Map.of(
                                "client_id",
                                "app",
                                "scope",
                                scope,
                                "code_challenge",
                                CHALLENGE,
                                "code_challenge_method",
                                "S256"))
                .expect(200)
                .json();
        Visit consent =
                browser.visit(URI.create(asked.path("verification_uri_complete").asText()));
        Visits.consented(browser, consent);
        return asked.path("device_code").asText();
    }

    private Reply tokens(String code, Http from) {
        return realm.app(from)
                .token(Map.of(
                        "grant_type",
                        "urn:ietf:params:oauth:grant-type:device_code",
                        "device_code",
                        code,
                        "code_verifier",
                        VERIFIER));
    }

    private void infectDesktop(String risk) {
        assertThat(realm.tell(realm.edr(), "desktop", Map.of("risk", risk))).isEqualTo("applied");
    }

    private static String session(Tokens tokens) {
        return tokens.claims().path("sid").asText();
    }

    /** The example of RFC 7636, appendix B. */
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
}
