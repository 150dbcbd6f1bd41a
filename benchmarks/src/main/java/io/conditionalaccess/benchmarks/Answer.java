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

    /**
     * Reads it where the session may have ended meanwhile: who asks then is refused for that.
     *
     * @throws IllegalStateException if the refresh failed for another reason
     */
    static Answer ofRevoked(Reply refresh) {
        return refresh.expect(200, 400).status() == 400 ? REFUSED : GRANTED;
    }
}
