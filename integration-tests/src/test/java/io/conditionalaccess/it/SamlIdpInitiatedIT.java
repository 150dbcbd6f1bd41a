// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import io.conditionalaccess.demo.client.DeviceBrowser;
import io.conditionalaccess.demo.client.Visit;
import io.conditionalaccess.demo.http.Http;
import java.util.Map;
import java.util.Optional;

/** A SAML login that no application asked for: a link in a portal. */
class SamlIdpInitiatedIT extends WayIn<DeviceBrowser> {
    private final SamlApp app = SamlApp.in(realm, Map.of());

    @Override
    protected Optional<DeviceBrowser> enter(Http from) {
        DeviceBrowser browser = realm.browser(from);
        return isIn(Visits.asAlice(browser, browser.go(app.initiated()))) ? Optional.of(browser) : Optional.empty();
    }

    @Override
    protected boolean works(DeviceBrowser browser, Http from) {
        Visit visit = browser.go(app.initiated());
        return !(visit instanceof Visit.Page page && page.asksForPassword()) && isIn(visit);
    }

    private static boolean isIn(Visit visit) {
        boolean in = SamlApp.isLoggedIn(visit);
        if (!in) {
            Visits.blocked(visit);
        }
        return in;
    }
}
