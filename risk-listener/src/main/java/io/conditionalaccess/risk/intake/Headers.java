// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.intake;

import io.conditionalaccess.risk.webhook.WebhookHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A request's headers. One that is sent twice counts as absent: which of the two was checked must not be a question. */
final class Headers {
    private static final String AUTHORIZATION = "Authorization";
    private static final String BASIC = "Basic ";
    private static final String BEARER = "Bearer ";

    private final Function<String, List<String>> values;

    Headers(Function<String, List<String>> values) {
        this.values = values;
    }

    Optional<String> one(String name) {
        List<String> all = values.apply(name);
        return all != null && all.size() == 1 ? Optional.ofNullable(all.get(0)) : Optional.empty();
    }

    Optional<WebhookHeaders> webhook() {
        return one(WebhookHeaders.ID)
                .filter(id -> !id.isEmpty())
                .flatMap(id -> one(WebhookHeaders.TIMESTAMP)
                        .flatMap(time -> one(WebhookHeaders.SIGNATURE)
                                .map(signature -> new WebhookHeaders(id, time, signature))));
    }

    /** What a source shows as its static secret: the header's value, or the password of Basic (RFC 7617). */
    Optional<String> secret(String name) {
        return name.equalsIgnoreCase(AUTHORIZATION) ? one(name).flatMap(Headers::password) : one(name);
    }

    boolean hasBearer() {
        return bearer().isPresent();
    }

    Optional<String> bearer() {
        return one(AUTHORIZATION)
                .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(value -> value.substring(BEARER.length()).strip());
    }

    private static Optional<String> password(String authorization) {
        if (!authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return Optional.empty();
        }
        try {
            byte[] decoded = Base64.getDecoder()
                    .decode(authorization.substring(BASIC.length()).strip());
            String pair = new String(decoded, StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0 ? Optional.empty() : Optional.of(pair.substring(colon + 1));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
