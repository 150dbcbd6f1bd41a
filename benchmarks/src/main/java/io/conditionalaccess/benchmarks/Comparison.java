// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.benchmarks;

import java.util.List;
import java.util.stream.IntStream;

/** Both servers at one operation. */
final class Comparison {
    private final Operation operation;
    private final Figures extension = new Figures();
    private final Figures stock = new Figures();

    Comparison(Operation operation) {
        this.operation = operation;
    }

    Operation operation() {
        return operation;
    }

    Figures of(Side side) {
        return switch (side) {
            case EXTENSION -> extension;
            case STOCK -> stock;
        };
    }

    /** Throughput with the extension over that of stock, pair by pair of neighbours: 1 is as fast, less is slower. */
    Spread ratio() {
        List<Double> with = extension.rates();
        List<Double> without = stock.rates();
        return Spread.of(IntStream.range(0, Math.min(with.size(), without.size()))
                .mapToObj(pair -> with.get(pair) / without.get(pair))
                .toList());
    }
}
