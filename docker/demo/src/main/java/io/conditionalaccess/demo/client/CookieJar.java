// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.demo.client;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The cookies of one browser for one host, as much of RFC 6265 as Keycloak needs; the JDK's own sends RFC 2965. */
final class CookieJar {
    private final Map<Key, String> cookies = new LinkedHashMap<>();

    private record Key(String name, String path) {}

    static CookieJar copyOf(CookieJar other) {
        CookieJar copy = new CookieJar();
        copy.cookies.putAll(other.cookies);
        return copy;
    }

    void keep(HttpHeaders headers) {
        headers.allValues("Set-Cookie").forEach(this::keep);
    }

    void addTo(HttpRequest.Builder request, URI address) {
        String sent = cookies.entrySet().stream()
                .filter(cookie -> covers(cookie.getKey().path(), address.getPath()))
                .map(cookie -> cookie.getKey().name() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        if (!sent.isEmpty()) {
            request.header("Cookie", sent);
        }
    }

    private void keep(String setCookie) {
        String[] parts = setCookie.split("; *", -1);
        String[] pair = parts[0].split("=", 2);
        String path = "/";
        boolean removed = false;
        for (String attribute : parts) {
            if (attribute.regionMatches(true, 0, "Path=", 0, 5)) {
                path = attribute.substring(5);
            }
            removed |= attribute.equalsIgnoreCase("Max-Age=0");
        }
        Key key = new Key(pair[0], path);
        if (removed) {
            cookies.remove(key);
        } else {
            cookies.put(key, pair.length > 1 ? pair[1] : "");
        }
    }

    private static boolean covers(String path, String requested) {
        return requested.startsWith(path)
                && (path.endsWith("/")
                        || requested.length() == path.length()
                        || requested.charAt(path.length()) == '/');
    }
}
