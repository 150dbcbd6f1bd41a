// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.intake;

import io.conditionalaccess.risk.source.SignalSources;

/** What the door remembers between requests, on this node. */
record IntakeLimits(
        SignalSources sources,
        SourceAuthentication authentication,
        SetPush push,
        AddressLimit addresses,
        SourceRates rates) {

    static IntakeLimits create() {
        return new IntakeLimits(
                new SignalSources(),
                new SourceAuthentication(),
                new SetPush(),
                new AddressLimit(System::nanoTime),
                new SourceRates(System::nanoTime));
    }
}
