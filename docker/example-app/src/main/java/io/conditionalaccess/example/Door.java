// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.example;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.JsonNode;
import io.conditionalaccess.example.Sessions.Session;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How people get in, how they stay in, and how they are put out. */
final class Door {
    private static final Duration LOGIN_TAKES = Duration.ofMinutes(30);
    private static final int MOST_LOGINS = 1000;
    private static final String LATER = "5";
    private final Settings settings;
    private final Realm realm;
    private final Clock clock;
    private final LogoutTokens logoutTokens;
    private final Sessions sessions = new Sessions();
    /** Logins under way, by the state that comes back with them; the oldest goes if there are too many. */
    private final Map<String, Login> logins = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Login> eldest) {
            return size() > MOST_LOGINS;
        }
    };

    private record Login(String nonce, String verifier, Instant until) {}

    Door(Settings settings, Realm realm, Clock clock) {
        this.settings = settings;
        this.realm = realm;
        this.clock = clock;
        this.logoutTokens = new LogoutTokens(settings.issuer().toString(), settings.clientId(), clock);
    }

    /** Begins a login of this state: where the browser goes. The state belongs in a cookie as well. */
    String login(String state) {
        Login login =
                new Login(Sessions.random(), Sessions.random(), clock.instant().plus(LOGIN_TAKES));
        synchronized (logins) {
            logins.put(state, login);
        }
        return realm.loginAddress(Map.of(
                "response_type",
                "code",
                "client_id",
                settings.clientId(),
                "redirect_uri",
                settings.callback(),
                "scope",
                "openid device",
                "state",
                state,
                "nonce",
                login.nonce(),
                "code_challenge",
                challenge(login.verifier()),
                "code_challenge_method",
                "S256"));
    }

    /** Ends the login of this state with the code that Keycloak gave; the cookie of the new session, if it is one. */
    Optional<String> arrive(String state, String code) {
        Login login;
        synchronized (logins) {
            login = logins.remove(state);
        }
        if (login == null || clock.instant().isAfter(login.until())) {
            return Optional.empty();
        }
        Realm.Answer answer = realm.token(Map.of(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "redirect_uri",
                settings.callback(),
                "code_verifier",
                login.verifier()));
        return answer.status() == 200 ? Optional.of(sessions.begin(session(answer.json(), login))) : Optional.empty();
    }

    /** Who comes with this cookie. Keycloak is asked by a refresh, once its last answer is older than the settings say. */
    Presence presence(String cookie) {
        Optional<Session> found = sessions.find(cookie);
        if (found.isEmpty()) {
            return new Presence.Gone();
        }
        Session session = found.orElseThrow();
        return session.asked().plus(settings.refreshAfter()).isAfter(clock.instant())
                ? new Presence.Here(session)
                : refreshed(cookie, session);
    }

    /** Ends what this logout token says; how many sessions that were. */
    int logout(String token) {
        return sessions.end(logoutTokens.accept(SignedToken.verified(token, realm::key)));
    }

    private Presence refreshed(String cookie, Session session) {
        Realm.Answer answer;
        try {
            answer = realm.token(Map.of("grant_type", "refresh_token", "refresh_token", session.refreshToken()));
        } catch (UncheckedIOException e) {
            return new Presence.Waiting(LATER);
        }
        if (answer.status() == 200) {
            Session renewed = new Session(
                    session.subject(),
                    session.sessionId(),
                    session.name(),
                    session.device(),
                    answer.json().path("refresh_token").asText(),
                    clock.instant());
            // A logout token may have come in between: then there is nothing to renew.
            return sessions.renew(cookie, session, renewed)
                            || sessions.find(cookie).isPresent()
                    ? new Presence.Here(renewed)
                    : new Presence.Gone();
        }
        if (answer.status() >= 500) {
            return new Presence.Waiting(answer.retryAfter().orElse(LATER));
        }
        sessions.end(cookie);
        return new Presence.Gone();
    }

    private Session session(JsonNode granted, Login login) {
        SignedToken token = SignedToken.verified(granted.path("id_token").asText(), realm::key);
        token.require(settings.issuer().toString(), settings.clientId());
        JsonNode claims = token.claims();
        Instant expires = Instant.ofEpochSecond(claims.path("exp").asLong());
        if (!claims.path("nonce").asText().equals(login.nonce())
                || clock.instant().isAfter(expires)) {
            throw new InvalidTokenException("not of this login");
        }
        return new Session(
                claims.path("sub").asText(),
                claims.path("sid").asText(),
                claims.path("preferred_username").asText(),
                claims.path("device_id").asText("unknown"),
                granted.path("refresh_token").asText(),
                clock.instant());
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
