// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry;

/** Our tables did not answer in the time that {@link LookupLimit} leaves. */
public final class FactsUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public FactsUnavailable(Throwable cause) {
        super("our tables did not answer in time", cause);
    }
}
