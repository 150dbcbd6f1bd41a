// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry;

import java.time.Instant;
import java.util.UUID;

/** A device whose applications still have to hear that it lost access at that time. */
public record PendingHold(String realmId, UUID device, Instant since) {}
