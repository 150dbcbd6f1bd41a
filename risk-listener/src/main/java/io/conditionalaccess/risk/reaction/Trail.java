// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.reaction;

import io.conditionalaccess.registry.Cause;
import io.conditionalaccess.registry.trace.Spans;
import io.conditionalaccess.registry.trace.Step;
import io.opentelemetry.context.Context;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a reaction follows, for log and trace.
 *
 * @param cause empty if no signal did it, or if a sweep finds it and cannot know
 * @param context of the trace in which it was announced
 */
record Trail(Optional<Cause> cause, Context context) {
    /** Of what is announced on this thread. */
    static Trail here(Optional<Cause> cause) {
        return new Trail(cause, Context.current());
    }

    /** Of what a sweep found. */
    static Trail lost() {
        return new Trail(Optional.empty(), Context.root());
    }

    /** Work that is part of the trace; what no signal caused is in none. */
    <T> T follow(Spans spans, Supplier<T> work) {
        return cause.map(signal ->
                        spans.in(Step.REACTION, context, signal.source(), () -> List.of(signal.signal()), work))
                .orElseGet(work);
    }

    /** For a line of the log. */
    @Override
    public String toString() {
        return cause.map(Cause::toString).orElse("source=? signal=?");
    }
}
