// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.intake;

import io.conditionalaccess.risk.webhook.RequestHeaders;
import io.conditionalaccess.risk.webhook.WebhookHeaders;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A request's headers. One that is sent twice counts as absent: which of the two was checked must not be a question. */
final class Headers implements RequestHeaders {
    private static final String AUTHORIZATION = "Authorization";
    private static final String BEARER = "Bearer ";

    private final Function<String, List<String>> values;

    Headers(Function<String, List<String>> values) {
        this.values = values;
    }

    @Override
    public Optional<String> one(String name) {
        List<String> all = values.apply(name);
        return all != null && all.size() == 1 ? Optional.ofNullable(all.get(0)) : Optional.empty();
    }

    /** Those of Standard Webhooks; {@link WebhookHeaders#NONE} unless there are all three. */
    WebhookHeaders webhook() {
        return one(WebhookHeaders.ID)
                .filter(id -> !id.isEmpty())
                .flatMap(id -> one(WebhookHeaders.TIMESTAMP)
                        .flatMap(time -> one(WebhookHeaders.SIGNATURE)
                                .map(signature -> new WebhookHeaders(id, time, signature))))
                .orElse(WebhookHeaders.NONE);
    }

    boolean hasBearer() {
        return bearer().isPresent();
    }

    Optional<String> bearer() {
        return one(AUTHORIZATION)
                .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(value -> value.substring(BEARER.length()).strip());
    }
}
