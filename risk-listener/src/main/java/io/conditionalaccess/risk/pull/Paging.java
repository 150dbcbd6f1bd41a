// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.pull;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Optional;

/** How a product says where its next page is. */
sealed interface Paging {

    /**
     * @param asked the page's own address
     * @param rows how many it had
     * @return empty after the last page
     * @throws PullFailed if the next page is said to be where it must not be
     */
    Optional<URI> next(URI asked, JsonNode page, int rows) throws PullFailed;

    /** A link in the page, as in OData. It must lead to where the page came from, since the token goes along. */
    record Link(JsonPointer at) implements Paging {
        @Override
        public Optional<URI> next(URI asked, JsonNode page, int rows) throws PullFailed {
            String link = page.at(at).asText("");
            if (link.isEmpty()) {
                return Optional.empty();
            }
            URI next = Uris.parse(link).map(asked::resolve).orElse(asked);
            if (!Uris.sameOrigin(asked, next)) {
                throw PullFailed.of(PullFailed.Reason.UNEXPECTED, "the next page is said to be at another address");
            }
            return Optional.of(next);
        }
    }

    /** A word in the page that goes into a parameter of the next question. */
    record Cursor(JsonPointer at, String parameter) implements Paging {
        @Override
        public Optional<URI> next(URI asked, JsonNode page, int rows) {
            String cursor = page.at(at).asText("");
            return cursor.isEmpty() || rows == 0 ? Optional.empty() : Optional.of(Uris.with(asked, parameter, cursor));
        }
    }

    /** Numbered pages of a fixed size; the last one is not full. */
    record Numbers(String parameter, int size) implements Paging {
        @Override
        public Optional<URI> next(URI asked, JsonNode page, int rows) {
            int number = Uris.parameter(asked, parameter).map(Integer::parseInt).orElse(0);
            return rows < size
                    ? Optional.empty()
                    : Optional.of(Uris.with(asked, parameter, String.valueOf(number + 1)));
        }
    }
}
