// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry;

import java.util.UUID;

/** A device whose sessions below {@code epoch} are dead and may still have to be deleted and announced. */
public record PendingRevocation(String realmId, UUID device, long epoch) {}
