// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.client.Tokens;
import io.conditionalaccess.demo.client.Visit;
import io.conditionalaccess.demo.http.Http;
import io.conditionalaccess.demo.http.Reply;
import java.util.List;
import java.util.Optional;

/** A code for tokens; on the laptop the code is older than the infection. */
class CodeGrantIT extends WayIn<Tokens> {
    private Optional<Visit.Code> before = Optional.empty();

    @Override
    protected void prepare() {
        before = Optional.of(code(laptop));
    }

    protected Visit.Code code(Http from) {
        return Visits.code(realm.browser(from).login(DemoRealm.APP, "alice", "alice"));
    }

    protected Reply exchange(Visit.Code code, Http from) {
        return realm.app(from).exchange(code);
    }

    protected Reply refresh(Tokens tokens, Http from) {
        return realm.app(from).refresh(tokens.refresh());
    }

    @Override
    protected Optional<Tokens> enter(Http from) {
        Optional<Visit.Code> code = from == laptop ? before : Optional.empty();
        before = Optional.empty();
        Reply reply = exchange(code.orElseGet(() -> code(from)), from);
        return Refusals.ofGrant(reply) ? Optional.empty() : Optional.of(Tokens.in(reply));
    }

    @Override
    protected boolean works(Tokens tokens, Http from) {
        return !Refusals.ofGrant(refresh(tokens, from));
    }

    @Override
    protected List<String> eventsOfARefusal() {
        return List.of("CODE_TO_TOKEN_ERROR");
    }
}
