// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import io.conditionalaccess.demo.client.Tokens;
import io.conditionalaccess.demo.http.Http;
import io.conditionalaccess.demo.http.Reply;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A way to use an access token. It was got while the device was well: whoever comes again comes with the same one, and
 * gets a new one only if that was refused.
 */
abstract class TokenUse extends WayIn<Tokens> {
    private final Map<Http, Tokens> got = new HashMap<>();

    /** One request with the token. */
    protected abstract Reply use(Tokens tokens, Http from);

    @Override
    protected void prepare() {
        tokens(laptop);
    }

    /** No event type of Keycloak's is meant for this; the one for judging tokens is the nearest. */
    @Override
    protected List<String> eventsOfARefusal() {
        return List.of("INTROSPECT_TOKEN_ERROR");
    }

    @Override
    protected Optional<Tokens> enter(Http from) {
        Tokens own = tokens(from);
        return works(own, from) ? Optional.of(own) : Optional.empty();
    }

    @Override
    protected boolean works(Tokens tokens, Http from) {
        Reply reply = use(tokens, from);
        if (reply.status() == 200) {
            return true;
        }
        if (!sessionIsGone(reply)) {
            Refusals.ofToken(reply);
        }
        got.values().remove(tokens);
        return false;
    }

    /** Soon after a revocation the session is deleted, and Keycloak refuses in words of its own. */
    private static boolean sessionIsGone(Reply reply) {
        return !reply.body().contains("device_not_compliant") && (reply.status() == 401 || reply.status() == 400);
    }

    /** Those of alice on this device. */
    protected Tokens tokens(Http from) {
        return got.computeIfAbsent(from, this::login);
    }

    private Tokens login(Http from) {
        return Tokens.in(realm.app(from).password("alice", "alice", "openid"));
    }

    /** GET with the token. */
    protected static Reply get(URI address, Tokens tokens, Http from) {
        return from.send(Http.request(address)
                .header("Authorization", "Bearer " + tokens.access())
                .header("Accept", "application/json")
                .build());
    }
}
