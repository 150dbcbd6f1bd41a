// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.webhook;

import java.util.Optional;

/** The headers of a request, by name regardless of case. One that is sent twice counts as absent. */
@FunctionalInterface
public interface RequestHeaders {
    Optional<String> one(String name);
}
