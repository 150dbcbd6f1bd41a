// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.source;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Addresses of other servers that we call: https, or http of this very machine, where nobody can listen in. */
public final class PeerUrl {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private PeerUrl() {}

    /** Empty if it is no such address, or has a user, a query or a fragment. */
    public static Optional<URI> parse(String text) {
        return absolute(text).filter(url -> url.getRawQuery() == null);
    }

    /** As {@link #parse}, but a query is allowed: for addresses that a peer names for its own resources. */
    public static Optional<URI> absolute(String text) {
        try {
            URI url = new URI(text);
            boolean plain = url.getHost() != null && url.getRawUserInfo() == null && url.getRawFragment() == null;
            return plain && (isScheme(url, "https") || (isScheme(url, "http") && isThisMachine(url)))
                    ? Optional.of(url)
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Whether it is an address of the machine that the server runs on. */
    public static boolean isThisMachine(URI url) {
        return url.getHost() != null && THIS_MACHINE.contains(url.getHost().toLowerCase(Locale.ROOT));
    }

    private static boolean isScheme(URI url, String scheme) {
        return scheme.equalsIgnoreCase(url.getScheme());
    }
}
