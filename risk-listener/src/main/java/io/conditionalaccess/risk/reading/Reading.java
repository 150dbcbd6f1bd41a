// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.reading;

import java.util.List;

/** What a request's body turned out to be. */
public sealed interface Reading {

    /**
     * Items in the order of the request.
     *
     * @param single the body was one object rather than an array
     */
    record Items(List<Item> items, boolean single) implements Reading {

        public Items {
            items = List.copyOf(items);
        }
    }

    /** Neither an object nor an array of items; nothing of it can be used. */
    record Unreadable(FieldError error) implements Reading {}
}
