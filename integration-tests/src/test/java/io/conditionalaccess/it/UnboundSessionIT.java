// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.client.DeviceBrowser;
import io.conditionalaccess.demo.client.TokenClient;
import io.conditionalaccess.demo.client.Tokens;
import io.conditionalaccess.demo.client.Visit;
import io.conditionalaccess.demo.http.Http;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Sessions that are older than the realm's taking part. */
@Tag("core")
class UnboundSessionIT {
    private final TestRealm realm = TestRealm.outside();
    private final Http laptop = realm.from("laptop");
    private final TokenClient app = realm.app(laptop);
    private final DeviceBrowser browser = realm.browser(laptop);
    private final Tokens tokens = Visits.tokens(app, browser.login(DemoRealm.APP, "alice", "alice"));

    @Test
    void theyGoOnByDefault() {
        takePart();

        app.refresh(tokens.refresh()).expect(200);
        app.userinfo(tokens.access()).expect(200);
        Tokens more = Visits.tokens(app, browser.open(DemoRealm.APP));
        assertThat(Visits.device(more)).isEmpty();
    }

    @Test
    void theyAreRefusedOnABadDeviceAllTheSame() {
        takePart();
        realm.tell(realm.edr(), "laptop", Map.of("risk", "medium"));

        Visits.blocked(browser.open(DemoRealm.APP));
    }

    @Test
    void theyAreRefusedWhereThePolicySaysSoAndANewLoginBindsThem() {
        takePart().recipe.policy(Map.of("unboundSession", "deny"));

        assertThat(app.refresh(tokens.refresh())
                        .expect(400)
                        .json()
                        .path("error_description")
                        .asText())
                .isEqualTo("device_not_compliant: unbound-session");
        Visit.Page page = Visits.blocked(browser.open(DemoRealm.APP));

        Visit again = Visits.asAlice(browser, browser.tryAgain(page));
        assertThat(Visits.device(Visits.tokens(app, again))).isEqualTo("laptop");
    }

    @Test
    void theirTokensMayStillBeExchanged() {
        new RealmSettings(realm).clientAttribute("api", "standard.token.exchange.enabled", "true");
        takePart();

        Exchange.of(tokens.access(), realm.api()).expect(200);
    }

    private TestRealm takePart() {
        return realm.takePart().device("laptop");
    }
}
