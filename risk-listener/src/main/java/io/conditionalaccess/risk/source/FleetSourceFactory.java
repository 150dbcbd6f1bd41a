// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.source;

/** Sources that are asked: {@link PullVendor#FLEET}. */
public final class FleetSourceFactory extends SourceFactory {

    public FleetSourceFactory() {
        super(PullVendor.FLEET.id(), PullVendor.FLEET.help());
    }
}
