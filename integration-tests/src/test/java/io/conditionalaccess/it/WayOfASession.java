// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import io.conditionalaccess.demo.client.Tokens;
import io.conditionalaccess.demo.http.Http;
import java.util.Optional;

/**
 * A way that begins with the tokens of a session. The session of the laptop is older than whatever a test does to it; the
 * second time, and on another device, it is a new one.
 *
 * @param <T> what getting in yields
 */
abstract class WayOfASession<T> extends WayIn<T> {
    private Optional<Tokens> before = Optional.empty();

    /** What the way needs, before the session begins. */
    protected void prepareTheRealm() {}

    /** The scope of the session's tokens. */
    protected String scope() {
        return "openid";
    }

    /** Goes the way with these tokens, from the device that has them. */
    protected abstract Optional<T> enter(Tokens tokens, Http from);

    @Override
    protected final void prepare() {
        prepareTheRealm();
        before = Optional.of(granted(laptop));
    }

    @Override
    protected final Optional<T> enter(Http from) {
        Optional<Tokens> tokens = from == laptop ? before : Optional.empty();
        before = Optional.empty();
        return enter(tokens.orElseGet(() -> granted(from)), from);
    }

    protected final Tokens granted(Http from) {
        return Tokens.in(realm.app(from).password("alice", "alice", scope()));
    }
}
