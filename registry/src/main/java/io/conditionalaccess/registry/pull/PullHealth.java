// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.pull;

import java.time.Instant;
import java.util.Optional;

/**
 * How asking a source went.
 *
 * @param askedAt when it was asked last
 * @param answeredAt when it last gave a whole answer
 * @param problem why the last answer was not whole: refused, rate-limited, unreachable, unexpected, too-slow
 * @param failures how often in a row
 * @param rows devices that the last answer was about
 * @param next when it is asked again
 */
public record PullHealth(
        Instant askedAt,
        Optional<Instant> answeredAt,
        Optional<String> problem,
        int failures,
        int rows,
        Instant next) {}
