// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.example;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Who is logged in to the application, by the value of a cookie; gone when the program ends. */
final class Sessions {
    private static final SecureRandom RANDOM = new SecureRandom();
    private final Map<String, Session> byCookie = new ConcurrentHashMap<>();

    /**
     * One person's session.
     *
     * @param sessionId of the session at Keycloak, which logout tokens name
     * @param asked when Keycloak last said that all is well
     */
    record Session(String subject, String sessionId, String name, String device, String refreshToken, Instant asked) {
        @Override
        public String toString() {
            return "Session[of " + name + "]";
        }
    }

    /** A value that cannot be guessed: 256 bits. */
    static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Begins a session; the cookie that stands for it. */
    String begin(Session session) {
        String cookie = random();
        byCookie.put(cookie, session);
        return cookie;
    }

    Optional<Session> find(String cookie) {
        return Optional.ofNullable(byCookie.get(cookie));
    }

    /** Puts a renewed session in the place of an old one, unless that was ended meanwhile. */
    boolean renew(String cookie, Session old, Session renewed) {
        return byCookie.replace(cookie, old, renewed);
    }

    void end(String cookie) {
        byCookie.remove(cookie);
    }

    int end(LogoutTokens.Ended ended) {
        List<String> cookies = byCookie.entrySet().stream()
                .filter(entry -> ended.sessionId().isEmpty()
                        ? entry.getValue().subject().equals(ended.subject())
                        : entry.getValue().sessionId().equals(ended.sessionId()))
                .map(Map.Entry::getKey)
                .toList();
        cookies.forEach(byCookie::remove);
        return cookies.size();
    }
}
