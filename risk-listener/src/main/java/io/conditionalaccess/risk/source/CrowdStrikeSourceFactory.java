// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.source;

/** Sources that are asked: {@link PullVendor#CROWDSTRIKE}. */
public final class CrowdStrikeSourceFactory extends SourceFactory {

    public CrowdStrikeSourceFactory() {
        super(PullVendor.CROWDSTRIKE.id(), PullVendor.CROWDSTRIKE.help());
    }
}
