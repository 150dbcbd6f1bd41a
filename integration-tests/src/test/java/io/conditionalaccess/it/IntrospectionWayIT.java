// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.client.Tokens;
import io.conditionalaccess.demo.http.Http;
import java.util.List;
import java.util.Optional;

/** A resource server that asks what an access token is worth (RFC 7662). */
class IntrospectionWayIT extends WayOfASession<Tokens> {

    @Override
    protected Optional<Tokens> enter(Tokens tokens, Http from) {
        return Optional.of(tokens).filter(t -> works(t, from));
    }

    @Override
    protected boolean works(Tokens tokens, Http from) {
        return new Introspection(realm, DemoRealm.API_CLIENT, DemoRealm.API_SECRET).active(tokens.access());
    }

    @Override
    protected List<String> eventsOfARefusal() {
        return List.of("INTROSPECT_TOKEN_ERROR");
    }
}
