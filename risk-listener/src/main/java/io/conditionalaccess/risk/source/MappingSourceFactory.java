// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.source;

/** Sources that send a vendor's own JSON, which a mapping reads. */
public final class MappingSourceFactory extends SourceFactory {
    public static final String ID = "mapping";

    public MappingSourceFactory() {
        super(ID, "A product that posts its own JSON, which a mapping turns into signals about devices.");
    }
}
