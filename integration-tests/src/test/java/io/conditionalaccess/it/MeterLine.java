// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import java.util.stream.Stream;

/** One line of what Prometheus is told. */
final class MeterLine {
    private MeterLine() {}

    /** The first of this meter whose tags have all these values, with its figure; blank if there is none. */
    static String of(String exposition, String meter, String... values) {
        return exposition
                .lines()
                .filter(line -> line.startsWith(meter + "{"))
                .filter(line -> Stream.of(values).allMatch(value -> line.contains("\"" + value + "\"")))
                .findFirst()
                .orElse("");
    }
}
