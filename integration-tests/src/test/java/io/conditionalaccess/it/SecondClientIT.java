// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.client.App;
import io.conditionalaccess.demo.client.DeviceBrowser;
import io.conditionalaccess.demo.client.Visit;
import io.conditionalaccess.demo.http.Http;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Single sign-on for another client than the one that the session began with. */
class SecondClientIT extends ReturningLogin {
    private static final App WIKI = new App("wiki", DemoRealm.APP.redirectUri());

    @Override
    protected void prepare() {
        super.prepare();
        settings.client(
                Map.of("clientId", "wiki", "publicClient", true, "redirectUris", List.of(DemoRealm.APP.redirectUri())));
    }

    @Override
    protected Visit visit(DeviceBrowser browser) {
        return withPassword(browser, browser.open(WIKI));
    }

    @Override
    protected Optional<SignedIn> enter(Http from) {
        DeviceBrowser browser = browser(from);
        Visit visit = visit(browser);
        if (visit instanceof Visit.Page) {
            Visits.blocked(visit);
            return Optional.empty();
        }
        return Optional.of(new SignedIn(browser, Visits.tokens(realm.client(from, "wiki"), visit)));
    }

    @Override
    protected boolean works(SignedIn access, Http from) {
        boolean session = access.browser().openSilently(WIKI) instanceof Visit.Code;
        return !Refusals.ofGrant(
                        realm.client(from, "wiki").refresh(access.tokens().refresh()))
                && session;
    }
}
