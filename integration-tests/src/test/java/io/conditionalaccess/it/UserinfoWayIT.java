// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.client.Tokens;
import io.conditionalaccess.demo.http.Http;
import io.conditionalaccess.demo.http.Reply;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An application that asks whom an access token stands for. */
class UserinfoWayIT extends WayOfASession<Tokens> {

    @Override
    protected Optional<Tokens> enter(Tokens tokens, Http from) {
        return Optional.of(tokens).filter(t -> works(t, from));
    }

    /** A refusal is that of RFC 6750. */
    @Override
    protected boolean works(Tokens tokens, Http from) {
        Reply reply = realm.app(from).userinfo(tokens.access()).expect(200, 401);
        boolean refused = reply.status() == 401;
        if (refused) {
            assertThat(reply.header("WWW-Authenticate").orElse(""))
                    .startsWith("Bearer ")
                    .contains("error=\"invalid_token\"");
            assertThat(reply.body()).isEmpty();
        }
        return !refused;
    }

    @Override
    protected List<String> eventsOfARefusal() {
        return List.of("USER_INFO_REQUEST_ERROR");
    }

    @Test
    void theSignedAnswerIsNotGivenForAHeldDevice() {
        settings.clientAttribute("app", "user.info.response.signature.alg", "RS256");
        Tokens tokens = granted(laptop);
        assertThat(Jwks.of(realm)
                        .signed(realm.app(laptop)
                                .userinfo(tokens.access())
                                .expect(200)
                                .body()))
                .isTrue();

        infect("medium");

        assertThat(works(tokens, laptop)).isFalse();
    }
}
