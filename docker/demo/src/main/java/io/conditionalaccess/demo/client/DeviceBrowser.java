// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.demo.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.conditionalaccess.demo.http.Http;
import io.conditionalaccess.demo.http.Reply;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A browser on one device: keeps cookies, follows redirects, shows the certificate that its connection has. */
public final class DeviceBrowser {
    private static final int MOST_REDIRECTS = 20;
    private final Http http;
    private final URI realm;
    private final CookieJar cookies;
    private App app = new App("", "none:");
    /** By state: a page of an earlier request can be answered after a later one was made. */
    private final Map<String, Pkce> pkces = new HashMap<>();

    private DeviceBrowser(Http http, URI realm, CookieJar cookies) {
        this.http = http;
        this.realm = realm;
        this.cookies = cookies;
    }

    /** A fresh one; the realm for example {@code https://localhost:8443/realms/demo}. */
    public DeviceBrowser(Http http, URI realm) {
        this(http, realm, new CookieJar());
    }

    /** The same cookies in another place: what a thief of cookies has. */
    public DeviceBrowser withCookiesStolenBy(Http thief) {
        return new DeviceBrowser(thief, realm, CookieJar.copyOf(cookies));
    }

    /** Opens the application: an authorization request with PKCE. */
    public Visit open(App app) {
        return open(app, Map.of());
    }

    /** As {@link #open(App)}, with {@code prompt=none}: the server may not show a page. */
    public Visit openSilently(App app) {
        return open(app, Map.of("prompt", "none"));
    }

    /** As {@link #open(App)}, with further parameters. */
    public Visit open(App app, Map<String, String> parameters) {
        Pkce pkce = Pkce.fresh();
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", app.clientId());
        query.put("redirect_uri", app.redirectUri());
        query.put("scope", app.scope());
        String state = UUID.randomUUID().toString();
        query.put("state", state);
        query.put("code_challenge", pkce.challenge());
        query.put("code_challenge_method", "S256");
        query.putAll(parameters);
        URI address = URI.create(realm + "/protocol/openid-connect/auth?" + Http.encode(query));
        this.app = app;
        pkces.put(state, pkce);
        return follow(address, Function.identity());
    }

    /** Opens the application and, if asked, gives name and password. */
    public Visit login(App app, String user, String password) {
        Visit visit = open(app);
        return visit instanceof Visit.Page page && page.asksForPassword()
                ? submit(page, Map.of("username", user, "password", password))
                : visit;
    }

    /** Opens an address of the server, as from a link in a message. */
    public Visit visit(URI address) {
        return follow(address, Function.identity());
    }

    /**
     * Sends the form of a page; what the last opened application waits for goes on from there.
     *
     * @throws IllegalStateException if it has none
     */
    public Visit submit(Visit.Page page, Map<String, String> fields) {
        URI action = page.formAction()
                .orElseThrow(() -> new IllegalStateException("no form on " + page + ": " + page.text()));
        return follow(action, request -> Http.form(request, fields));
    }

    /** Presses "try again" on the page that refused the device: a form, or a link to what was refused. */
    public Visit tryAgain(Visit.Page blocked) {
        return blocked.formAction().isPresent()
                ? submit(blocked, Map.of())
                : go(blocked.link(blocked.address().getRawPath())
                        .orElseThrow(() -> new IllegalStateException("no button on " + blocked)));
    }

    /** Opens an address of the server, such as a link in an e-mail; the application waits as before. */
    public Visit go(URI address) {
        return follow(address, Function.identity());
    }

    /** Sends a form to any other address. */
    public Visit post(URI address, Map<String, String> fields) {
        return follow(address, request -> Http.form(request, fields));
    }

    /** One request with the cookies of this browser, whose answer leads nowhere. */
    public Reply send(URI address, Function<HttpRequest.Builder, HttpRequest.Builder> how) {
        return ask(address, how);
    }

    private Visit follow(URI start, Function<HttpRequest.Builder, HttpRequest.Builder> first) {
        URI address = start;
        Reply reply = ask(address, first);
        for (int redirects = 0; redirects < MOST_REDIRECTS; redirects++) {
            if (reply.status() / 100 != 3) {
                return new Visit.Page(address, reply);
            }
            address = address.resolve(reply.header("Location").orElseThrow());
            if (address.toString().startsWith(app.redirectUri())) {
                return arrived(address);
            }
            reply = ask(address, Function.identity());
        }
        throw new IllegalStateException("redirected without end, last to " + address);
    }

    private Reply ask(URI address, Function<HttpRequest.Builder, HttpRequest.Builder> how) {
        HttpRequest.Builder request = how.apply(Http.request(address).header("Accept", "text/html"));
        cookies.addTo(request, address);
        Reply reply = http.send(request.build());
        cookies.keep(reply.headers());
        return reply;
    }

    private Visit arrived(URI address) {
        Map<String, String> answer = Arrays.stream(address.getRawQuery().split("&", -1))
                .map(pair -> (pair + "=").split("=", 3))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8), (a, b) -> a));
        if (answer.containsKey("error")) {
            return new Visit.Refusal(answer.getOrDefault("error", ""));
        }
        Pkce pkce = pkces.getOrDefault(answer.getOrDefault("state", ""), new Pkce(""));
        return new Visit.Code(answer.getOrDefault("code", ""), pkce.verifier(), app.redirectUri());
    }
}
