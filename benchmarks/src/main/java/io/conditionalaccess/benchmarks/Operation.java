// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.benchmarks;

/** What is asked of a server under load. */
enum Operation {
    REFRESH("refresh") {
        @Override
        void callOn(Seat seat) {
            seat.refresh();
        }
    },
    INTROSPECTION("introspection") {
        @Override
        void callOn(Seat seat) {
            seat.introspect();
        }
    },
    /** Of tokens as they are without the optional scope {@code device}. */
    INTROSPECTION_WITHOUT_CLAIM("introspection without device_id") {
        @Override
        void callOn(Seat seat) {
            seat.introspectWithoutClaim();
        }
    },
    LOGIN("login") {
        @Override
        void callOn(Seat seat) {
            seat.login();
        }
    };

    private final String label;

    Operation(String label) {
        this.label = label;
    }

    /** One request; an exception unless it is granted. */
    abstract void callOn(Seat seat);

    String label() {
        return label;
    }
}
