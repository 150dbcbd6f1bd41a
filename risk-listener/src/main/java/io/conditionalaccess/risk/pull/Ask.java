// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.pull;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.List;

/**
 * A list that a product has.
 *
 * @param path with its fixed parameters
 * @param rows where in a page they are
 */
record Ask(String path, Paging paging, JsonPointer rows, Use use) {

    /** What the rows are good for. */
    sealed interface Use {}

    /** They describe devices. */
    record Devices(Rows rows) implements Use {}

    /** They are ids of devices, about which more questions are asked. */
    record Ids(List<Lookup> lookups) implements Use {
        Ids {
            lookups = List.copyOf(lookups);
        }
    }

    /**
     * A question about several ids at once. An answer that knows none of them is no failure.
     *
     * @param posted the ids are sent as JSON; otherwise as parameters
     * @param most of one question
     */
    record Lookup(String path, boolean posted, int most, JsonPointer at, Rows rows) {}

    /**
     * How rows are read.
     *
     * @param mapping what turns them into signals
     * @param member where the mapping expects them: an array, or one row
     */
    record Rows(PullMapping mapping, String member, boolean array) {}
}
