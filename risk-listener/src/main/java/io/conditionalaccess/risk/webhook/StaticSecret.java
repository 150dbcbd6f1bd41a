// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.webhook;

import java.util.List;

/**
 * A secret that is sent as it is, in a header.
 *
 * @param header for example {@code Authorization} or {@code X-Api-Key}
 */
public record StaticSecret(String header) {

    /** @param secrets the current one and, during a rotation, the next one */
    public boolean verify(RequestHeaders headers, List<String> secrets) {
        return ConstantTime.anyEquals(headers.one(header).orElse(""), secrets);
    }
}
