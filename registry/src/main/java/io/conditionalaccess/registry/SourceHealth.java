// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry;

import java.time.Instant;
import java.util.Optional;

/**
 * When a source was last heard.
 *
 * @param lastSignalAt exact to a few seconds; of a source that was never heard, when it was first waited for
 * @param silentSince since when it has been silent for longer than its heartbeat
 */
public record SourceHealth(String source, Instant lastSignalAt, Optional<Instant> silentSince) {}
