// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.client.DeviceBrowser;
import io.conditionalaccess.demo.client.TokenClient;
import io.conditionalaccess.demo.client.Tokens;
import io.conditionalaccess.demo.client.Visit;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a browser may end. */
final class Visits {
    private static final Map<String, String> ALICE = Map.of("username", "alice", "password", "alice");

    private Visits() {}

    /** The page for blocked devices. */
    static Visit.Page blocked(Visit visit) {
        assertThat(visit).isInstanceOf(Visit.Page.class);
        Visit.Page page = (Visit.Page) visit;
        assertThat(page.status()).as(page.text()).isEqualTo(403);
        assertThat(page.reference()).as(page.text()).isPresent();
        return page;
    }

    static boolean asksForPassword(Visit visit) {
        return visit instanceof Visit.Page page && page.asksForPassword();
    }

    static Visit.Page loginPage(Visit visit) {
        assertThat(visit).isInstanceOf(Visit.Page.class);
        Visit.Page page = (Visit.Page) visit;
        assertThat(page.asksForPassword()).as(page.text()).isTrue();
        return page;
    }

    /** Gives alice's name and password on the login page. */
    static Visit asAlice(DeviceBrowser browser, Visit visit) {
        return browser.submit(loginPage(visit), ALICE);
    }

    /** Says yes on the page that asks what an application may do. */
    static Visit consented(DeviceBrowser browser, Visit visit) {
        assertThat(visit).isInstanceOf(Visit.Page.class);
        Visit.Page page = (Visit.Page) visit;
        return browser.submit(page, Map.of("code", hidden(page, "code"), "accept", "Yes"));
    }

    /** The value of a hidden field of a page. */
    static String hidden(Visit.Page page, String name) {
        String body = page.reply().body();
        Matcher field = Pattern.compile("(?i)name=\"" + name + "\"\\s+value=\"([^\"]*)\"")
                .matcher(body);
        assertThat(field.find()).as(page.text()).isTrue();
        return field.group(1);
    }

    static Visit.Code code(Visit visit) {
        String seen = visit instanceof Visit.Page page ? page.text() : visit.toString();
        assertThat(visit).as(seen).isInstanceOf(Visit.Code.class);
        return (Visit.Code) visit;
    }

    /** The tokens that a visit leads to. */
    static Tokens tokens(TokenClient app, Visit visit) {
        return Tokens.in(app.exchange(code(visit)));
    }

    /** The device that the tokens name; empty if they name none. */
    static String device(Tokens tokens) {
        return tokens.claims().path("device_id").asText("");
    }
}
