// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.conditionalaccess.risk.reading.FieldError;
import org.jspecify.annotations.Nullable;

/** A {@link FieldError} as JSON; without a value where none was sent. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ErrorBody(String pointer, String detail, @Nullable String value) {

    static ErrorBody of(FieldError error) {
        return new ErrorBody(error.pointer(), error.detail(), error.value().orElse(null));
    }
}
