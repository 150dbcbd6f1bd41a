// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.demo.scenario;

/** What a step saw: the outcome that is compared with what the story wants, and a detail that is only told. */
record Seen(String outcome, String detail) {

    Seen(String outcome) {
        this(outcome, "");
    }

    Seen and(String more) {
        return new Seen(outcome, detail.isEmpty() ? more : detail + ", " + more);
    }

    @Override
    public String toString() {
        return detail.isEmpty() ? outcome : outcome + " (" + detail + ")";
    }
}
