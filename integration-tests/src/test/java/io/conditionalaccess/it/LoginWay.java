// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.client.DeviceBrowser;
import io.conditionalaccess.demo.client.Visit;
import io.conditionalaccess.demo.http.Http;
import io.conditionalaccess.demo.http.Reply;
import java.util.Optional;

/** A way through a browser to the application. */
abstract class LoginWay extends WayIn<SignedIn> {

    /** Goes this way as far as it leads: to a code, or to the page that refuses the device. */
    protected abstract Visit visit(DeviceBrowser browser);

    /** A fresh one, unless the way needs one that has been used before. */
    protected DeviceBrowser browser(Http from) {
        return realm.browser(from);
    }

    @Override
    protected Optional<SignedIn> enter(Http from) {
        DeviceBrowser browser = browser(from);
        Visit visit = visit(browser);
        if (visit instanceof Visit.Page) {
            Visits.blocked(visit);
            return Optional.empty();
        }
        return Optional.of(new SignedIn(browser, Visits.tokens(realm.app(from), visit)));
    }

    /** The session of the browser, and the tokens; one does not live without the other. */
    @Override
    protected boolean works(SignedIn access, Http from) {
        boolean session = access.browser().openSilently(DemoRealm.APP) instanceof Visit.Code;
        Reply refresh = realm.app(from).refresh(access.tokens().refresh());
        return !Refusals.ofGrant(refresh) && session;
    }
}
