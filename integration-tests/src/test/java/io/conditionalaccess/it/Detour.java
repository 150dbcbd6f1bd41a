// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.client.DeviceBrowser;
import io.conditionalaccess.demo.client.Visit;
import io.conditionalaccess.demo.http.Http;
import io.conditionalaccess.demo.http.Reply;
import java.net.URI;
import java.util.Map;
import java.util.function.Function;

/**
 * A login of alice that has just been sent to the certificate host, and has not gone there.
 *
 * @param gate the address that sent it there
 * @param address where it was sent, with a ticket
 */
record Detour(URI gate, URI address) {
    private static final int MOST_REDIRECTS = 5;

    static Detour begun(DeviceBrowser browser) {
        Visit.Page page = Visits.loginPage(browser.open(DemoRealm.APP));
        URI asked = page.formAction().orElseThrow();
        Reply reply =
                browser.send(asked, request -> Http.form(request, Map.of("username", "alice", "password", "alice")));
        for (int redirects = 0; redirects < MOST_REDIRECTS; redirects++) {
            URI next = target(reply);
            if (next.getPath().endsWith("/device-certificate")) {
                assertSecret(reply);
                return new Detour(asked, next);
            }
            asked = next;
            reply = browser.send(next, Function.identity());
        }
        throw new AssertionError("not sent to the certificate host, last to " + asked);
    }

    /** Where a machine that opens the address is sent back to, with a code. */
    URI seenFrom(Http machine) {
        Reply reply = machine.get(address);
        assertSecret(reply);
        return target(reply);
    }

    /** Nobody keeps it, and nobody else learns of it. */
    private static void assertSecret(Reply reply) {
        assertThat(reply.header("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
        assertThat(reply.header("Referrer-Policy")).contains("no-referrer");
    }

    private static URI target(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(302);
        return URI.create(reply.header("Location").orElseThrow());
    }
}
