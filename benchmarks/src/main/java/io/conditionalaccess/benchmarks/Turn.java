// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** One stretch of load: which operation, and on which server. */
record Turn(Operation operation, Side side) {

    /**
     * All turns of a run, in order. Neighbours are compared, and who goes first changes from pair to pair (AB BA AB), so
     * that a machine that slows down or speeds up favours nobody.
     */
    static List<Turn> alternating(int segments) {
        List<Turn> turns = new ArrayList<>();
        for (int segment = 0; segment < segments; segment++) {
            List<Side> pair =
                    segment % 2 == 0 ? List.of(Side.EXTENSION, Side.STOCK) : List.of(Side.STOCK, Side.EXTENSION);
            for (Operation operation : Operation.values()) {
                pair.forEach(side -> turns.add(new Turn(operation, side)));
            }
        }
        return List.copyOf(turns);
    }
}
