// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.pull;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Addresses with parameters. */
final class Uris {
    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    private Uris() {}

    static Optional<URI> parse(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** @param path begins with a slash */
    static URI at(URI origin, String path) {
        return URI.create(origin.getScheme() + "://" + origin.getRawAuthority() + path);
    }

    static boolean sameOrigin(URI one, URI other) {
        return one.getScheme().equalsIgnoreCase(String.valueOf(other.getScheme()))
                && one.getHost().equalsIgnoreCase(String.valueOf(other.getHost()))
                && port(one) == port(other)
                && other.getRawUserInfo() == null;
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return uri.getScheme().equalsIgnoreCase("https") ? HTTPS : HTTP;
    }

    /** Instead of what the parameter was before. */
    static URI with(URI uri, String name, String value) {
        List<String> pairs = new ArrayList<>(pairs(uri));
        pairs.removeIf(pair -> pair.startsWith(name + "="));
        pairs.add(name + "=" + encode(value));
        return query(uri, String.join("&", pairs));
    }

    /** The same parameter once for each value. */
    static URI withEach(URI uri, String name, List<String> values) {
        String added = values.stream().map(value -> name + "=" + encode(value)).collect(Collectors.joining("&"));
        List<String> pairs = new ArrayList<>(pairs(uri));
        pairs.add(added);
        return query(uri, String.join("&", pairs));
    }

    static Optional<String> parameter(URI uri, String name) {
        return pairs(uri).stream()
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1))
                .findFirst();
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encode(field.getValue()))
                .sorted()
                .collect(Collectors.joining("&"));
    }

    private static List<String> pairs(URI uri) {
        return uri.getRawQuery() == null ? List.of() : List.of(uri.getRawQuery().split("&"));
    }

    private static URI query(URI uri, String query) {
        return at(uri, uri.getRawPath() + "?" + query);
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
