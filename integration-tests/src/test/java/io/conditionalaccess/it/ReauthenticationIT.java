// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.client.DeviceBrowser;
import io.conditionalaccess.demo.client.Visit;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The password again although there is a session: {@code prompt=login}, {@code max_age}. */
class ReauthenticationIT extends ReturningLogin {

    @Override
    protected Visit visit(DeviceBrowser browser) {
        return withPassword(browser, browser.open(DemoRealm.APP, Map.of("prompt", "login")));
    }

    @Test
    void aSessionThatIsTooOldForTheClientIsNoWayAroundEither() {
        DeviceBrowser browser = browser(laptop);
        infect("medium");

        Visit asked = browser.open(DemoRealm.APP, Map.of("max_age", "0"));
        Visit.Page page = Visits.blocked(withPassword(browser, asked));
        infect("none");

        Visits.code(browser.tryAgain(page));
    }
}
