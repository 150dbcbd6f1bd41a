// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.client.DeviceBrowser;
import io.conditionalaccess.demo.client.Visit;
import io.conditionalaccess.demo.http.Http;
import java.util.Optional;

/** {@code prompt=none}: the client gets an error, the person sees nothing. */
class SilentLoginIT extends ReturningLogin {

    @Override
    protected Visit visit(DeviceBrowser browser) {
        Visit visit = browser.openSilently(DemoRealm.APP);
        return visit.equals(new Visit.Refusal("login_required"))
                ? withPassword(browser, browser.open(DemoRealm.APP))
                : visit;
    }

    @Override
    protected Optional<SignedIn> enter(Http from) {
        DeviceBrowser browser = browser(from);
        Visit visit = visit(browser);
        if (visit instanceof Visit.Refusal refusal) {
            assertThat(refusal.error()).isEqualTo("interaction_required");
            return Optional.empty();
        }
        if (visit instanceof Visit.Page) {
            Visits.blocked(visit);
            return Optional.empty();
        }
        return Optional.of(new SignedIn(browser, Visits.tokens(realm.app(from), visit)));
    }
}
