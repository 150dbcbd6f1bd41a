// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.source;

/** Sources that are asked: {@link PullVendor#MICROSOFT_DEFENDER}. */
public final class MicrosoftDefenderSourceFactory extends SourceFactory {

    public MicrosoftDefenderSourceFactory() {
        super(PullVendor.MICROSOFT_DEFENDER.id(), PullVendor.MICROSOFT_DEFENDER.help());
    }
}
