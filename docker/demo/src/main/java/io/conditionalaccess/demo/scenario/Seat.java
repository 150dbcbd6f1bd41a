// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.demo.scenario;

import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.client.DeviceBrowser;
import io.conditionalaccess.demo.client.TokenClient;
import io.conditionalaccess.demo.client.Tokens;
import io.conditionalaccess.demo.client.Visit;
import io.conditionalaccess.demo.http.Http;
import io.conditionalaccess.demo.http.Reply;
import java.net.URI;
import java.util.Optional;

/** One person at one device: the browser, the application in it, and what they hold. */
final class Seat {
    static final String BLOCKED = "blocked page, 403";
    static final String REFUSED = "400 invalid_grant";
    static final String GRANTED = "200";
    static final String NO_SILENT_LOGIN = "no login";
    private final Http http;
    private final URI realm;
    private final String person;
    private final TokenClient app;
    private DeviceBrowser browser;
    private Optional<Tokens> tokens = Optional.empty();
    private Optional<Visit.Page> page = Optional.empty();

    Seat(Http http, URI realm, String person) {
        this.http = http;
        this.realm = realm;
        this.person = person;
        this.app = new TokenClient(http, realm, DemoRealm.APP.clientId(), Optional.empty());
        this.browser = new DeviceBrowser(http, realm);
    }

    /** What a login leads to if all is well. */
    static String in(String device) {
        return "tokens with device_id " + device;
    }

    /** Opens the application in a browser without cookies and logs in. */
    Seen freshLogin() {
        browser = new DeviceBrowser(http, realm);
        return login();
    }

    /** Opens the application and gives the password if asked; demo passwords are like the names. */
    Seen login() {
        return arrive(browser.login(DemoRealm.APP, person, person));
    }

    /** Opens the application with the cookies of the browser only. */
    Seen open() {
        return arrive(browser.open(DemoRealm.APP));
    }

    /** Opens the application so that the server may not show a page. */
    Seen openSilently() {
        Visit visit = browser.openSilently(DemoRealm.APP);
        return visit instanceof Visit.Refusal refusal ? new Seen(NO_SILENT_LOGIN, refusal.error()) : arrive(visit);
    }

    /** Presses the button on the page where the last visit ended. */
    Seen tryAgain() {
        return arrive(browser.tryAgain(page.orElseThrow(() -> new IllegalStateException("no page to press it on"))));
    }

    /** Refreshes, and keeps the refresh token that it has. */
    Seen refresh() {
        return refresh(tokens());
    }

    Seen refresh(Tokens old) {
        Reply reply = app.refresh(old.refresh());
        return reply.status() == 200 ? new Seen(GRANTED) : refusal(reply);
    }

    Seen userinfo() {
        return new Seen(Integer.toString(app.userinfo(tokens().access()).status()));
    }

    Tokens tokens() {
        return tokens.orElseThrow(() -> new IllegalStateException("never logged in"));
    }

    Optional<Tokens> lastTokens() {
        return tokens;
    }

    /** The decision reference on the page where the last visit ended. */
    String reference() {
        return page.flatMap(Visit.Page::reference).orElseThrow(() -> new IllegalStateException("no reference"));
    }

    private Seen arrive(Visit visit) {
        if (visit instanceof Visit.Code code) {
            Reply reply = app.exchange(code);
            if (reply.status() != 200) {
                return refusal(reply);
            }
            Tokens granted = Tokens.in(reply);
            tokens = Optional.of(granted);
            return new Seen(in(granted.claims().path("device_id").asText("missing")));
        }
        if (visit instanceof Visit.Page shown && !shown.asksForPassword()) {
            page = Optional.of(shown);
            String kind = shown.reference().isPresent() ? "blocked page, " : "page without a reference, ";
            return new Seen(
                    kind + shown.status(),
                    shown.reference().map("reference "::concat).orElse(shown.text()));
        }
        return new Seen(visit.toString());
    }

    private static Seen refusal(Reply reply) {
        return new Seen(
                reply.status() + " " + reply.json().path("error").asText(),
                reply.json().path("error_description").asText());
    }
}
