// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.pull;

import java.io.IOException;
import java.time.Instant;

/** The way to a product. */
interface Transport {
    /** Of one answer. */
    int MAX_BYTES = 16 * 1024 * 1024;

    /**
     * Follows no redirects: they would carry the secret along.
     *
     * @param deadline when to break off
     * @throws IOException also if the answer is larger than {@link #MAX_BYTES} or too late
     */
    Answer send(Question question, Instant deadline) throws IOException;
}
