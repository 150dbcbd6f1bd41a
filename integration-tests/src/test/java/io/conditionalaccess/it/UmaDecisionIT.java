// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.client.Tokens;
import io.conditionalaccess.demo.http.Http;
import io.conditionalaccess.demo.http.Reply;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A resource server that only asks whether a person may, and gets no token. */
class UmaDecisionIT extends WayOfASession<Tokens> {
    private Optional<Resources> resources = Optional.empty();

    @Override
    protected void prepareTheRealm() {
        resources = Optional.of(new Resources(realm));
    }

    /** Yields what it came with. */
    @Override
    protected Optional<Tokens> enter(Tokens tokens, Http from) {
        Reply reply = ask(tokens, "decision");
        if (Refusals.ofGrant(reply)) {
            return Optional.empty();
        }
        assertThat(reply.json().path("result").asBoolean()).as(reply.body()).isTrue();
        return Optional.of(tokens);
    }

    @Override
    protected boolean works(Tokens tokens, Http from) {
        return ask(tokens, "decision").status() == 200;
    }

    @Override
    protected List<String> eventsOfARefusal() {
        return List.of("PERMISSION_TOKEN_ERROR");
    }

    @Test
    void noPermissionsAreListedForAHeldDevice() {
        Tokens tokens = granted(laptop);
        assertThat(ask(tokens, "permissions").expect(200).json()).isNotEmpty();

        infect("medium");

        assertThat(Refusals.ofGrant(ask(tokens, "permissions"))).isTrue();
    }

    private Reply ask(Tokens tokens, String responseMode) {
        return resources.orElseThrow().ask(tokens, Map.of("response_mode", responseMode));
    }
}
