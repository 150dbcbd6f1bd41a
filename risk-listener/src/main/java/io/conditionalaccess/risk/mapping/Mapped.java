// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.mapping;

import io.conditionalaccess.risk.reading.Reading;

/**
 * What a mapping made of a body.
 *
 * @param ignored elements about which no rule says anything
 */
public record Mapped(Reading reading, int ignored) {}
