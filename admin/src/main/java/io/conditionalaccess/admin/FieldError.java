// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * What is wrong with one field.
 *
 * @param pointer JSON Pointer (RFC 6901) into the request body
 * @param detail what was expected
 * @param value what was sent, shortened
 */
record FieldError(
        String pointer,
        String detail,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<String> value) {}
