// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import io.conditionalaccess.demo.client.App;
import io.conditionalaccess.demo.client.DeviceBrowser;
import io.conditionalaccess.demo.client.TokenClient;
import io.conditionalaccess.demo.client.Tokens;
import io.conditionalaccess.demo.client.Visit;
import io.conditionalaccess.demo.http.Http;
import io.conditionalaccess.demo.http.Reply;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A code that was asked for with a pushed authorization request (RFC 9126). */
class PushedRequestIT extends CodeGrantIT {
    private static final App PUSHING = new App("pushing", "http://localhost/pushing");
    private static final String SECRET = "of-the-pushing-one";

    @Override
    protected void prepare() {
        settings.client(Map.of(
                "clientId",
                PUSHING.clientId(),
                "secret",
                SECRET,
                "publicClient",
                false,
                "redirectUris",
                List.of(PUSHING.redirectUri())));
        super.prepare();
    }

    @Override
    protected Visit.Code code(Http from) {
        URI push = URI.create(realm.uri() + "/protocol/openid-connect/ext/par/request");
        String request = from.postForm(
                        push,
                        Map.of(
                                "client_id",
                                PUSHING.clientId(),
                                "client_secret",
                                SECRET,
                                "response_type",
                                "code",
                                "redirect_uri",
                                PUSHING.redirectUri(),
                                "scope",
                                "openid"))
                .expect(201)
                .json()
                .path("request_uri")
                .asText();
        DeviceBrowser browser = realm.browser(from);
        return Visits.code(Visits.asAlice(browser, browser.open(PUSHING, Map.of("request_uri", request))));
    }

    @Override
    protected Reply exchange(Visit.Code code, Http from) {
        return client(from).exchange(code);
    }

    @Override
    protected Reply refresh(Tokens tokens, Http from) {
        return client(from).refresh(tokens.refresh());
    }

    private TokenClient client(Http from) {
        return new TokenClient(from, realm.uri(), PUSHING.clientId(), Optional.of(SECRET));
    }
}
