// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.benchmarks;

/** The two servers that are compared. */
enum Side {
    /** Its tokens name the device, which costs one more scope and mapper. */
    EXTENSION("extension", "openid device"),
    STOCK("stock", "openid");

    private final String label;
    private final String scope;

    Side(String label, String scope) {
        this.label = label;
        this.scope = scope;
    }

    /** Its name in reports, file names and progress. */
    String label() {
        return label;
    }

    /** What logins ask for. */
    String scope() {
        return scope;
    }
}
