// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.benchmarks;

/** The two servers that are compared. */
enum Side {
    EXTENSION("extension"),
    STOCK("stock");

    private final String label;

    Side(String label) {
        this.label = label;
    }

    /** Its name in reports, file names and progress. */
    String label() {
        return label;
    }
}
