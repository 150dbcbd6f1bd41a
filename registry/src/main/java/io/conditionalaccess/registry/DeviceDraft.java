// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry;

import io.conditionalaccess.core.device.Alias;
import io.conditionalaccess.core.device.DeviceId;
import io.conditionalaccess.core.device.Tag;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an administrator writes about a device.
 *
 * @param owners internal ids of users
 */
public record DeviceDraft(
        DeviceId id,
        Optional<String> name,
        Optional<String> platform,
        Set<Tag> tags,
        Set<String> owners,
        List<Alias> aliases) {
    /** Of one device. */
    public static final int MAX_TAGS = 20;

    public DeviceDraft {
        tags = Set.copyOf(tags);
    }
}
