// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.benchmarks;

import static io.conditionalaccess.benchmarks.Operation.INTROSPECTION;
import static io.conditionalaccess.benchmarks.Operation.INTROSPECTION_WITHOUT_CLAIM;
import static io.conditionalaccess.benchmarks.Operation.LOGIN;
import static io.conditionalaccess.benchmarks.Operation.REFRESH;
import static io.conditionalaccess.benchmarks.Side.EXTENSION;
import static io.conditionalaccess.benchmarks.Side.STOCK;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TurnTest {
    @Test
    void whoGoesFirstChangesFromPairToPair() {
        assertThat(Turn.alternating(3))
                .filteredOn(turn -> turn.operation() == REFRESH)
                .extracting(Turn::side)
                .containsExactly(EXTENSION, STOCK, STOCK, EXTENSION, EXTENSION, STOCK);
    }

    @Test
    void theTwoServersOfAPairAreNeighbours() {
        assertThat(Turn.alternating(1))
                .containsExactly(
                        new Turn(REFRESH, EXTENSION),
                        new Turn(REFRESH, STOCK),
                        new Turn(INTROSPECTION, EXTENSION),
                        new Turn(INTROSPECTION, STOCK),
                        new Turn(INTROSPECTION_WITHOUT_CLAIM, EXTENSION),
                        new Turn(INTROSPECTION_WITHOUT_CLAIM, STOCK),
                        new Turn(LOGIN, EXTENSION),
                        new Turn(LOGIN, STOCK));
    }

    @Test
    void everyServerGetsEveryOperationOncePerSegment() {
        for (Operation operation : Operation.values()) {
            for (Side side : Side.values()) {
                assertThat(Turn.alternating(10))
                        .filteredOn(new Turn(operation, side)::equals)
                        .hasSize(10);
            }
        }
    }
}
