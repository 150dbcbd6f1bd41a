// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.policy;

import java.time.Duration;

/**
 * How long what is stored is kept.
 *
 * @param signals also: signals observed longer ago are outdated
 * @param devices after which a device of which nothing was heard or seen goes
 */
public record Keeping(Duration decisions, Duration signals, Duration devices) {}
