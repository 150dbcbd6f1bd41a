// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import io.conditionalaccess.demo.client.Tokens;
import io.conditionalaccess.demo.http.Http;
import io.conditionalaccess.demo.http.Reply;
import java.util.List;
import java.util.Optional;

/** A refresh token for new tokens. */
class RefreshGrantIT extends WayOfASession<Tokens> {

    @Override
    protected Optional<Tokens> enter(Tokens tokens, Http from) {
        Reply reply = realm.app(from).refresh(tokens.refresh());
        return Refusals.ofGrant(reply) ? Optional.empty() : Optional.of(Tokens.in(reply));
    }

    @Override
    protected boolean works(Tokens tokens, Http from) {
        return enter(tokens, from).isPresent();
    }

    @Override
    protected List<String> eventsOfARefusal() {
        return List.of("REFRESH_TOKEN_ERROR");
    }
}
