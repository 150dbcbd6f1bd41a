// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry;

import java.time.Instant;

/**
 * Something that a source told and that is no signal about a device, such as the end of a user's sessions.
 *
 * @param id the sender's, unique per source, 1 to 255 characters
 * @param contentHash of what was sent, hex
 * @param what for example {@code session-revoked}, at most 255 characters
 */
public record Occurrence(String id, String contentHash, String what, Instant observedAt) {}
