// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.signal;

import io.conditionalaccess.core.posture.Axis;
import io.conditionalaccess.core.posture.Level;
import java.time.Instant;
import java.util.Optional;

/**
 * What a signal says on one axis.
 *
 * @param level empty where the source says "unknown"
 * @param graceUntil only with {@code in-grace}
 */
public record Claim(Axis axis, Optional<Level> level, Optional<Instant> graceUntil) {}
