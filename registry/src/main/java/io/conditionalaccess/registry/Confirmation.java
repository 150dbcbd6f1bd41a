// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry;

import java.time.Instant;

/**
 * What a switch to enforce waits for.
 *
 * @param by until when
 * @param revertTo the mode that comes back otherwise
 */
public record Confirmation(Instant by, String revertTo) {}
