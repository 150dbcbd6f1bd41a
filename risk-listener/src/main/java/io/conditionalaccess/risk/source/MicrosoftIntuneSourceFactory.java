// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.source;

/** Sources that are asked: {@link PullVendor#MICROSOFT_INTUNE}. */
public final class MicrosoftIntuneSourceFactory extends SourceFactory {

    public MicrosoftIntuneSourceFactory() {
        super(PullVendor.MICROSOFT_INTUNE.id(), PullVendor.MICROSOFT_INTUNE.help());
    }
}
