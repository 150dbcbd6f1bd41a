// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.device;

import java.time.Instant;

/** An operator's order to keep a device out, whatever its sources say. */
public record Quarantine(Instant since, String reason) {}
