// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.webhook;

import java.util.List;
import java.util.Optional;

/**
 * A secret that is sent as it is, in a header.
 *
 * @param header for example {@code X-Api-Key}; {@code Authorization} means Basic (RFC 7617) with any user and the secret
 *     as password
 */
public record StaticSecret(String header) {

    /** @param secrets the current one and, during a rotation, the next one */
    public boolean verify(RequestHeaders headers, List<String> secrets) {
        Optional<String> shown =
                header.equalsIgnoreCase(BasicCredentials.HEADER) ? password(headers) : headers.one(header);
        return ConstantTime.anyEquals(shown.orElse(""), secrets);
    }

    private static Optional<String> password(RequestHeaders headers) {
        return BasicCredentials.pair(headers)
                .filter(pair -> pair.indexOf(':') >= 0)
                .map(pair -> pair.substring(pair.indexOf(':') + 1));
    }
}
