// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry;

import io.conditionalaccess.core.device.Alias;
import io.conditionalaccess.core.device.DeviceFacts;
import io.conditionalaccess.core.device.DeviceId;
import io.conditionalaccess.core.device.Tag;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A device as administrators see it.
 *
 * @param tags no decision depends on them, only which sources may speak of the device
 */
public record DeviceView(DeviceFacts facts, Set<Tag> tags, List<KnownAlias> aliases, Optional<DeviceId> mergedInto) {

    /**
     * @param origin {@code admin}, or the alias of the source that it was learned from
     */
    public record KnownAlias(Alias alias, String origin) {
        public static final String ADMIN = "admin";
    }
}
