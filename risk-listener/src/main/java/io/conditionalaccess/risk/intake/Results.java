// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.conditionalaccess.core.signal.Flag;
import io.conditionalaccess.core.signal.Signal;
import io.conditionalaccess.core.signal.SignalStatus;
import io.conditionalaccess.registry.SignalOutcome;
import io.conditionalaccess.risk.reading.Item;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The body of 202: one result per item, in the order of the request.
 *
 * @param ignored elements of a vendor's body that say nothing about a device; absent where items are sent as such
 */
record Results(
        List<Result> results,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer ignored) {

    static Results of(List<Result> results, OptionalInt ignored) {
        return new Results(results, ignored.isPresent() ? ignored.getAsInt() : null);
    }

    /** @param id absent only from an item whose id could not be read */
    record Result(int index, @Nullable String id, String status, List<String> flags, List<ErrorBody> errors) {

        static Result of(int index, Signal signal, SignalOutcome outcome) {
            List<String> flags = Stream.concat(signal.flags().stream(), outcome.flags().stream())
                    .distinct()
                    .sorted()
                    .map(Flag::wire)
                    .toList();
            return new Result(index, signal.id(), outcome.status().wire(), flags, List.of());
        }

        static Result of(int index, Item.Invalid invalid) {
            return new Result(
                    index,
                    invalid.id().orElse(null),
                    SignalStatus.INVALID.wire(),
                    List.of(),
                    invalid.errors().stream().map(ErrorBody::of).toList());
        }
    }
}
