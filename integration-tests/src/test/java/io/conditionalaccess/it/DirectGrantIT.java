// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import io.conditionalaccess.demo.client.Tokens;
import io.conditionalaccess.demo.http.Http;
import io.conditionalaccess.demo.http.Reply;
import java.util.Optional;

/** A client that asks its user for the password itself (resource owner password credentials). */
class DirectGrantIT extends WayIn<Tokens> {

    @Override
    protected Optional<Tokens> enter(Http from) {
        Reply reply = realm.app(from).password("alice", "alice", "openid");
        return Refusals.ofGrant(reply) ? Optional.empty() : Optional.of(Tokens.in(reply));
    }

    @Override
    protected boolean works(Tokens tokens, Http from) {
        Reply reply = realm.app(from).refresh(tokens.refresh());
        return !Refusals.ofGrant(reply)
                && Tokens.in(reply).claims().path("azp").asText().equals("app");
    }
}
