// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.client.DeviceBrowser;
import io.conditionalaccess.demo.client.Visit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Name and password at a browser without a session. */
class BrowserLoginIT extends LoginWay {

    @Override
    protected Visit visit(DeviceBrowser browser) {
        return browser.login(DemoRealm.APP, "alice", "alice");
    }

    @Test
    void aRememberedLoginIsHeldAndResumesLikeAnyOther() {
        settings.change(Map.of("rememberMe", true));
        DeviceBrowser browser = realm.browser(laptop);
        Visits.code(browser.submit(
                Visits.loginPage(browser.open(DemoRealm.APP)),
                Map.of("username", "alice", "password", "alice", "rememberMe", "on")));
        infect("medium");

        Visit.Page page = Visits.blocked(browser.open(DemoRealm.APP));
        infect("none");

        Visits.code(browser.tryAgain(page));
    }

    @Test
    void aLoginThroughAnOrganizationIsRefusedLikeAnyOther() {
        settings.change(Map.of("organizationsEnabled", true));
        realm.admin
                .post(
                        realm.name + "/organizations",
                        Map.of(
                                "name", "partner",
                                "alias", "partner",
                                "domains", List.of(Map.of("name", "partner.example"))))
                .expect(201);
        infect("medium");
        DeviceBrowser browser = realm.browser(laptop);

        Visit.Page name = (Visit.Page) browser.open(DemoRealm.APP, Map.of("scope", "openid organization"));
        Visit asked = browser.submit(name, Map.of("username", "alice"));
        Visit.Page page = Visits.blocked(Visits.asAlice(browser, asked));
        infect("none");

        assertThat(Visits.device(Visits.tokens(realm.app(laptop), browser.tryAgain(page))))
                .isEqualTo("laptop");
    }
}
