// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.benchmarks;

import io.conditionalaccess.demo.http.Reply;

/** What the token endpoint says to a refresh. */
enum Answer {
    GRANTED,
    REFUSED;

    /**
     * Reads it.
     *
     * @throws IllegalStateException if the refresh failed for another reason than the device
     */
    static Answer of(Reply refresh) {
        if (refresh.status() == 400 && refresh.body().contains("device_not_compliant")) {
            return REFUSED;
        }
        refresh.expect(200);
        return GRANTED;
    }
}
