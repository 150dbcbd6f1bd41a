// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry;

import io.conditionalaccess.core.device.Alias;
import io.conditionalaccess.core.device.DeviceId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an administrator writes about a device.
 *
 * @param owners internal ids of users
 */
public record DeviceDraft(
        DeviceId id, Optional<String> name, Optional<String> platform, Set<String> owners, List<Alias> aliases) {}
