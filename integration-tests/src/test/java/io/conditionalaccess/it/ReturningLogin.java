// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.client.DeviceBrowser;
import io.conditionalaccess.demo.client.Visit;
import io.conditionalaccess.demo.http.Http;
import java.util.HashMap;
import java.util.Map;

/** A way that begins with a session: each device's browser signed in while the device was well. */
abstract class ReturningLogin extends LoginWay {
    private final Map<Http, DeviceBrowser> browsers = new HashMap<>();
    private final Http phone = realm.from("phone");

    @Override
    protected void prepare() {
        signIn(laptop);
        signIn(phone);
    }

    private void signIn(Http from) {
        DeviceBrowser browser = realm.browser(from);
        Visits.code(browser.login(DemoRealm.APP, "alice", "alice"));
        browsers.put(from, browser);
    }

    @Override
    protected Http phone() {
        return phone;
    }

    @Override
    protected DeviceBrowser browser(Http from) {
        return browsers.getOrDefault(from, realm.browser(from));
    }

    /**
     * Once the session is gone, Keycloak asks for the password, and then refuses or not. While it still finds the session
     * in a cache, a page of ours comes first, whose button leads there.
     */
    protected static Visit withPassword(DeviceBrowser browser, Visit visit) {
        Visit asked = visit instanceof Visit.Page page && page.text().contains("Sign in again")
                ? browser.tryAgain(page)
                : visit;
        return Visits.asksForPassword(asked) ? Visits.asAlice(browser, asked) : asked;
    }
}
