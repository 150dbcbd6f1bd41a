// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.source;

/** Sources that send our own JSON. */
public final class GenericSourceFactory extends SourceFactory {
    public static final String ID = "generic";

    public GenericSourceFactory() {
        super(ID, "A sender that posts signals about devices in the documented JSON.");
    }
}
