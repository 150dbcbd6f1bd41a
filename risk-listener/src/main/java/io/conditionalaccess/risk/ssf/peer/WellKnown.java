// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.ssf.peer;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Documents that an issuer publishes below {@code /.well-known}. */
final class WellKnown {
    private static final String FOLDER = "/.well-known/";
    private static final int OK = 200;

    private WellKnown() {}

    record Document(URI from, JsonNode json) {}

    /**
     * Where the name may be for that issuer: between host and path (SSF 1.0, section 7.2.1; RFC 8414, section 3.1), or
     * after the path, as OpenID Connect Discovery has it.
     */
    static List<URI> addresses(String issuer, String name) {
        URI base = URI.create(issuer);
        String path = Optional.ofNullable(base.getRawPath()).orElse("").replaceAll("/+$", "");
        String origin = base.getScheme() + "://" + base.getRawAuthority();
        URI between = URI.create(origin + FOLDER + name + path);
        URI after = URI.create(origin + path + FOLDER + name);
        return between.equals(after) ? List.of(between) : List.of(between, after);
    }

    /** The first of these addresses that has a document. */
    static Document fetch(PeerHttp http, List<URI> addresses) throws IOException {
        int status = 0;
        for (URI address : addresses) {
            PeerReply reply = http.get(address, Optional.empty());
            status = reply.status();
            if (status == OK && reply.json().isObject()) {
                return new Document(address, reply.json());
            }
        }
        throw new IOException("no metadata at " + addresses + ", last status " + status);
    }
}
