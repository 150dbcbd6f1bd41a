// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.client.Tokens;
import io.conditionalaccess.demo.http.Http;
import io.conditionalaccess.demo.http.Reply;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Standard token exchange (RFC 8693): a server exchanges the token of an application for one of its own. */
class TokenExchangeIT extends WayOfASession<Tokens> {

    @Override
    protected void prepareTheRealm() {
        settings.clientAttribute("api", "standard.token.exchange.enabled", "true");
    }

    @Override
    protected Optional<Tokens> enter(Tokens tokens, Http from) {
        Reply reply = Exchange.of(tokens.access(), realm.api());
        return Refusals.ofGrant(reply) ? Optional.empty() : Optional.of(Tokens.in(reply));
    }

    /** It can be exchanged again. */
    @Override
    protected boolean works(Tokens exchanged, Http from) {
        return enter(exchanged, from)
                .filter(again -> again.claims().path("azp").asText().equals("api"))
                .isPresent();
    }

    @Override
    protected List<String> eventsOfARefusal() {
        return List.of("TOKEN_EXCHANGE_ERROR");
    }

    @Test
    void aTokenExchangedForOneOfAnOfflineSessionGoesTheWayOfItsDevice() {
        Tokens offline = Tokens.in(realm.app(laptop).password("alice", "alice", "openid offline_access"));
        Tokens exchanged = enter(offline, laptop).orElseThrow();
        assertThat(works(exchanged, laptop)).isTrue();
        assertThat(userinfo(exchanged)).isEqualTo(200);

        infect("medium");
        assertThat(enter(offline, laptop)).isEmpty();
        assertThat(works(exchanged, laptop)).isFalse();
        assertThat(userinfo(exchanged)).isEqualTo(401);

        infect("none");
        assertThat(works(exchanged, laptop)).isTrue();
        assertThat(userinfo(exchanged)).isEqualTo(200);

        infect("high");
        infect("none");
        assertThat(works(exchanged, laptop)).isFalse();
        assertThat(userinfo(exchanged)).isEqualTo(401);
    }

    private int userinfo(Tokens tokens) {
        return realm.app(realm.fromNowhere()).userinfo(tokens.access()).status();
    }
}
