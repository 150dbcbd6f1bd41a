// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.client.DeviceBrowser;
import io.conditionalaccess.demo.client.Tokens;
import io.conditionalaccess.demo.client.Visit;
import io.conditionalaccess.demo.http.Http;
import io.conditionalaccess.demo.http.Reply;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** An application sends the browser to link the account to an identity provider; the identity cookie is all it needs. */
class AccountLinkingIT extends WayIn<AccountLinkingIT.SignedIn> {
    private static final String NONCE = "once";

    private final Map<Http, SignedIn> signedIn = new HashMap<>();
    private final OtherProvider provider = OtherProvider.of(realm);

    /** A browser in which alice is logged in. */
    record SignedIn(DeviceBrowser browser, String sid) {}

    @Override
    protected void prepare() {
        signedIn(laptop);
    }

    @Override
    protected List<String> eventsOfARefusal() {
        return List.of("CLIENT_INITIATED_ACCOUNT_LINKING_ERROR");
    }

    @Override
    protected Optional<SignedIn> enter(Http from) {
        SignedIn own = signedIn(from);
        return works(own, from) ? Optional.of(own) : Optional.empty();
    }

    @Override
    protected boolean works(SignedIn own, Http from) {
        Reply reply = own.browser.send(link(own), Function.identity()).expect(302, 303, 403);
        String location = reply.header("Location").orElse("");
        if (location.contains("/protocol/openid-connect/auth")) {
            return true;
        }
        assertThat(reply.status() == 403 || location.contains("link_error=not_logged_in"))
                .as(location)
                .isTrue();
        signedIn.values().remove(own);
        return false;
    }

    @Test
    void thePageHasAReference() {
        SignedIn own = signedIn(laptop);
        infect("medium");

        Visits.blocked(own.browser.go(link(own)));
    }

    @Test
    void cookiesOnAnotherDeviceAreOfNoUse() {
        SignedIn own = signedIn(laptop);
        URI link = link(own);

        Visits.blocked(own.browser.withCookiesStolenBy(realm.from("phone")).go(link));
        Visits.blocked(own.browser.withCookiesStolenBy(realm.fromNowhere()).go(link));
    }

    @Test
    void aLinkThatIsUnderWayIsNotCompleted() {
        SignedIn own = signedIn(laptop);
        Visit elsewhere = own.browser.go(link(own));
        infect("medium");

        Visits.blocked(provider.signIn(own.browser, elsewhere));

        assertThat(links()).isZero();
        assertThat(Denials.keptBy(realm).types()).isEqualTo(List.of("FEDERATED_IDENTITY_LINK_ERROR"));
    }

    @Test
    void noMoreIsOneThatAnActionOfTheLoginBegan() {
        DeviceBrowser browser = realm.browser(laptop);
        Visit elsewhere = provider.askForLink(browser);
        infect("medium");

        Visits.blocked(provider.signIn(browser, elsewhere));
        assertThat(links()).isZero();

        infect("none");
        Visits.code(provider.link(realm.browser(laptop)));
        assertThat(links()).isEqualTo(1);
    }

    private int links() {
        String alice = realm.recipe
                .only("users?username=alice", "username", "alice")
                .path("id")
                .asText();
        return realm.admin
                .get(realm.name + "/users/" + alice + "/federated-identity")
                .expect(200)
                .json()
                .size();
    }

    private SignedIn signedIn(Http from) {
        return signedIn.computeIfAbsent(from, device -> {
            DeviceBrowser browser = realm.browser(device);
            Tokens tokens = Visits.tokens(realm.app(device), browser.login(DemoRealm.APP, "alice", "alice"));
            return new SignedIn(browser, tokens.claims().path("sid").asText());
        });
    }

    private URI link(SignedIn own) {
        String app = DemoRealm.APP.clientId();
        String hash = sha256(NONCE + own.sid + app + OtherProvider.ALIAS);
        return URI.create(realm.uri() + "/broker/" + OtherProvider.ALIAS + "/link?"
                + Http.encode(Map.of(
                        "client_id", app,
                        "redirect_uri", DemoRealm.APP.redirectUri(),
                        "nonce", NONCE,
                        "hash", hash)));
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
