// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import io.conditionalaccess.demo.client.DeviceBrowser;
import io.conditionalaccess.demo.client.Tokens;
import io.conditionalaccess.demo.http.Http;
import io.conditionalaccess.demo.http.Reply;
import java.net.URI;
import java.util.List;

/** An application fetches the token that an identity provider issued for the person. */
class BrokerTokenIT extends TokenUse {
    private final URI address = URI.create(realm.uri() + "/broker/" + OtherProvider.ALIAS + "/token");

    @Override
    protected void prepare() {
        OtherProvider provider = OtherProvider.of(realm);
        DeviceBrowser browser = realm.browser(laptop);
        Visits.code(provider.link(browser));
        browser.send(URI.create(realm.uri() + "/protocol/openid-connect/logout"), request -> request);
        String alice = realm.recipe
                .only("users?username=alice", "username", "alice")
                .path("id")
                .asText();
        new Clients(realm).grant(alice, "broker", "read-token");
        super.prepare();
    }

    @Override
    protected Reply use(Tokens tokens, Http from) {
        return get(address, tokens, from);
    }

    @Override
    protected List<String> eventsOfARefusal() {
        return List.of("IDENTITY_PROVIDER_RETRIEVE_TOKEN_ERROR");
    }
}
