// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.pull;

import java.util.Optional;

/**
 * One HTTP answer.
 *
 * @param retryAfter the header of that name
 * @param body in UTF-8, as JSON is
 */
record Answer(int status, Optional<String> retryAfter, String body) {

    boolean good() {
        return status >= 200 && status < 300;
    }

    boolean worthAnotherTry() {
        return status == 429 || status >= 500;
    }

    /** Bodies are personal data. */
    @Override
    public String toString() {
        return "Answer[" + status + "]";
    }
}
