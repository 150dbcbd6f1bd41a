// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.pull;

import io.conditionalaccess.risk.source.SourceKind;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How a product is shown that we may ask. */
sealed interface Entrance {

    /** What is asked for a token; empty if the secret is one itself. */
    Optional<Question> tokenRequest(SourceKind.Pull source, String clientId, String secret);

    /** What goes before the token in the header Authorization. */
    default String scheme() {
        return "Bearer ";
    }

    /** The secret is what is shown. */
    record Token(String scheme) implements Entrance {
        @Override
        public Optional<Question> tokenRequest(SourceKind.Pull source, String clientId, String secret) {
            return Optional.empty();
        }
    }

    /** OAuth client credentials (RFC 6749, section 4.4) at the product itself. */
    record AtProduct(String path) implements Entrance {
        @Override
        public Optional<Question> tokenRequest(SourceKind.Pull source, String clientId, String secret) {
            URI uri = source.tokenEndpoint().orElseGet(() -> Uris.at(source.endpoint(), path));
            return Optional.of(form(uri, clientId, secret, Map.of()));
        }
    }

    /**
     * OAuth client credentials at Microsoft's login.
     *
     * @param resource whose default scope is asked for, if it is not the endpoint itself
     */
    record Microsoft(Optional<String> resource) implements Entrance {
        private static final URI LOGIN = URI.create("https://login.microsoftonline.com");

        @Override
        public Optional<Question> tokenRequest(SourceKind.Pull source, String clientId, String secret) {
            URI uri = source.tokenEndpoint()
                    .orElseGet(() -> Uris.at(LOGIN, "/" + source.tenant().orElse("") + "/oauth2/v2.0/token"));
            String scope =
                    resource.orElseGet(() -> Uris.at(source.endpoint(), "").toString()) + "/.default";
            return Optional.of(form(uri, clientId, secret, Map.of("scope", scope)));
        }
    }

    private static Question form(URI uri, String clientId, String secret, Map<String, String> more) {
        Map<String, String> fields = new HashMap<>(more);
        fields.put("grant_type", "client_credentials");
        fields.put("client_id", clientId);
        fields.put("client_secret", secret);
        return Question.post(uri, "application/x-www-form-urlencoded", Uris.form(fields));
    }
}
