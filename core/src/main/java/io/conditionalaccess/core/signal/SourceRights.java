// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.signal;

import io.conditionalaccess.core.device.AliasType;
import io.conditionalaccess.core.posture.RiskLevel;
import java.util.Set;

/**
 * What a source may do.
 *
 * @param maxRisk caps what it says, never rejects it
 * @param mayClear whether it may lower a level or shorten how long it holds
 * @param mayCreateDevices whether a signal about an unknown device id creates the device
 * @param trustedAliases identifiers it sends that may also recognise the device at login
 * @param devices of which it may speak
 */
public record SourceRights(
        RiskLevel maxRisk,
        boolean mayClear,
        boolean mayCreateDevices,
        Set<AliasType> trustedAliases,
        DeviceScope devices) {

    public SourceRights {
        trustedAliases = Set.copyOf(trustedAliases);
    }

    /** Rights concerning all devices. */
    public SourceRights(RiskLevel maxRisk, boolean mayClear, boolean mayCreateDevices, Set<AliasType> trustedAliases) {
        this(maxRisk, mayClear, mayCreateDevices, trustedAliases, DeviceScope.ALL);
    }
}
