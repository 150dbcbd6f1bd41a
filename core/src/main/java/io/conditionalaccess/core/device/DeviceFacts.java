// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.device;

import io.conditionalaccess.core.posture.Observation;
import io.conditionalaccess.core.posture.Observations;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Everything about a device that a decision needs. Facts only: what follows from them depends on policy and time, so
 * these can be cached and decisions cannot.
 *
 * @param uuid what rows and sessions use
 * @param owners internal ids of users
 * @param epoch raised by each revocation; a session bound under a lower one is dead for ever
 * @param approval that an operator still has to give
 * @param deleted a tombstone: the device is gone, its epoch and open findings are not
 * @param nonCompliantSince first bad observation of the current stretch of non-compliance
 * @param version of the row; higher is newer
 */
public record DeviceFacts(
        UUID uuid,
        DeviceId id,
        Optional<String> name,
        Optional<String> platform,
        Set<String> owners,
        long epoch,
        Optional<Quarantine> quarantine,
        Optional<Instant> exemptUntil,
        Optional<Approval> approval,
        boolean deleted,
        Optional<Instant> nonCompliantSince,
        List<Observation> observations,
        int version) {

    public DeviceFacts {
        owners = Set.copyOf(owners);
        observations = new Observations(observations);
    }

    /** What a person should call it. */
    public String displayName() {
        return name.orElse(id.value());
    }
}
