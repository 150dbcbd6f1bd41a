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

/** A person's token for a requesting-party token (User-Managed Access 2.0). */
class UmaIT extends WayOfASession<Tokens> {
    private Optional<Resources> resources = Optional.empty();

    @Override
    protected void prepareTheRealm() {
        resources = Optional.of(new Resources(realm));
    }

    @Override
    protected Optional<Tokens> enter(Tokens tokens, Http from) {
        Reply reply = resources().ask(tokens, Map.of());
        return Refusals.ofGrant(reply) ? Optional.empty() : Optional.of(Tokens.in(reply));
    }

    @Override
    protected boolean works(Tokens rpt, Http from) {
        boolean refreshed = !Refusals.ofGrant(realm.app(from).refresh(rpt.refresh()));
        assertThat(resources().introspection().active(rpt.access(), "requesting_party_token"))
                .as("introspection says the same as a refresh")
                .isEqualTo(refreshed);
        return refreshed;
    }

    @Override
    protected List<String> eventsOfARefusal() {
        return List.of("PERMISSION_TOKEN_ERROR");
    }

    /** An identity token pushed as a claim, and a subject token, count as much as a bearer token. */
    @Test
    void aClientThatShowsTheTokenInAnotherWayIsRefusedToo() {
        Reply login = resources().client(laptop).password("alice", "alice", "openid");
        Map<String, String> claim = Map.of(
                "grant_type",
                Resources.GRANT,
                "audience",
                Resources.CLIENT,
                "claim_token",
                login.json().path("id_token").asText(),
                "claim_token_format",
                "http://openid.net/specs/openid-connect-core-1_0.html#IDToken");
        Map<String, String> subject = Map.of(
                "grant_type", Resources.GRANT,
                "audience", Resources.CLIENT,
                "subject_token", Tokens.in(login).access());
        resources().client(realm.fromNowhere()).token(claim).expect(200);
        resources().client(realm.fromNowhere()).token(subject).expect(200);

        infect("medium");

        assertThat(Refusals.ofGrant(resources().client(realm.fromNowhere()).token(claim)))
                .isTrue();
        assertThat(Refusals.ofGrant(resources().client(realm.fromNowhere()).token(subject)))
                .isTrue();
    }

    private Resources resources() {
        return resources.orElseThrow();
    }
}
