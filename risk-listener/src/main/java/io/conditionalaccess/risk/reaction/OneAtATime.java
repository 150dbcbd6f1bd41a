// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.reaction;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/**
 * Lets one thread at a time work on something. Who comes meanwhile does not wait, and makes that thread begin once more
 * when it is through: it may have looked before there was what the other came for.
 */
final class OneAtATime<K> {
    /** What is worked on, and whether somebody came meanwhile. */
    private final ConcurrentMap<K, Boolean> underWay = new ConcurrentHashMap<>();

    /** @return what the work came to the last time; empty if another thread is at it */
    <R> Optional<R> run(K subject, Supplier<R> work) {
        boolean another = underWay.merge(subject, false, (before, now) -> true);
        return another ? Optional.empty() : Optional.of(untilNobodyCame(subject, work));
    }

    private <R> R untilNobodyCame(K subject, Supplier<R> work) {
        boolean through = false;
        try {
            while (true) {
                underWay.put(subject, false);
                R result = work.get();
                through = underWay.remove(subject, false);
                if (through) {
                    return result;
                }
            }
        } finally {
            if (!through) {
                underWay.remove(subject);
            }
        }
    }
}
