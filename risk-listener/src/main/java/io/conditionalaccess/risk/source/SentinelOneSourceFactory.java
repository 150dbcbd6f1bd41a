// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.source;

/** Sources that are asked: {@link PullVendor#SENTINELONE}. */
public final class SentinelOneSourceFactory extends SourceFactory {

    public SentinelOneSourceFactory() {
        super(PullVendor.SENTINELONE.id(), PullVendor.SENTINELONE.help());
    }
}
