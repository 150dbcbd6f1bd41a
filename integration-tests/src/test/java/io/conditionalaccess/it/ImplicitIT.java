// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.client.App;
import io.conditionalaccess.demo.client.DeviceBrowser;
import io.conditionalaccess.demo.client.Tokens;
import io.conditionalaccess.demo.client.Visit;
import io.conditionalaccess.demo.http.Http;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tokens straight from the authorization endpoint (OpenID Connect Core, section 3.2), posted to the application. */
class ImplicitIT extends WayIn<Tokens> {
    protected static final App PAGE = new App("page", "http://localhost/page");

    protected String responseType() {
        return "id_token token";
    }

    @Override
    protected void prepare() {
        settings.client(Map.of(
                "clientId",
                PAGE.clientId(),
                "publicClient",
                true,
                "implicitFlowEnabled",
                true,
                "redirectUris",
                List.of(PAGE.redirectUri())));
    }

    @Override
    protected Optional<Tokens> enter(Http from) {
        DeviceBrowser browser = realm.browser(from);
        Visit.Page page = (Visit.Page) Visits.asAlice(browser, open(browser));
        if (page.status() == 403) {
            Visits.blocked(page);
            return Optional.empty();
        }
        return Optional.of(new Tokens(Visits.hidden(page, "access_token"), ""));
    }

    @Override
    protected boolean works(Tokens tokens, Http from) {
        return realm.app(from).userinfo(tokens.access()).expect(200, 401).status() == 200;
    }

    @Test
    void aDeviceThatGoesBadWhileThePersonIsAskedForConsentGetsNoTokens() {
        settings.clientSetting(PAGE.clientId(), "consentRequired", true);
        DeviceBrowser browser = realm.browser(laptop);
        Visit consent = Visits.asAlice(browser, open(browser));
        Denials denials = Denials.keptBy(realm);
        infect("medium");

        Visit.Page answer = Visits.blocked(Visits.consented(browser, consent));

        assertThat(answer.reply().body()).doesNotContain("access_token", "id_token");
        assertThat(denials.types()).isEqualTo(List.of("LOGIN_ERROR"));
        assertThat(settings.sessions("alice")).isZero();
    }

    private Visit open(DeviceBrowser browser) {
        return browser.open(
                PAGE, Map.of("response_type", responseType(), "response_mode", "form_post", "nonce", "n-0S6_WzA2Mj"));
    }
}
