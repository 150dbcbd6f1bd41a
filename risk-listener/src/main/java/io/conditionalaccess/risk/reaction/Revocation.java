// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.reaction;

import io.conditionalaccess.registry.PendingRevocation;
import java.time.Instant;

/** A revocation that this node just announced. */
record Revocation(PendingRevocation pending, Instant announcedAt, Trail trail) {}
