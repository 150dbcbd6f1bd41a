// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.reading;

import io.conditionalaccess.core.signal.Signal;
import java.util.List;
import java.util.Optional;

/** One item of a request. */
public sealed interface Item {

    /** A signal that can be applied. */
    record Valid(Signal signal) implements Item {}

    /**
     * Not a signal.
     *
     * @param id if at least that could be read
     */
    record Invalid(Optional<String> id, List<FieldError> errors) implements Item {

        public Invalid {
            errors = List.copyOf(errors);
        }
    }
}
