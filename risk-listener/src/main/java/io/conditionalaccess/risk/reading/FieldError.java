// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.reading;

import java.util.Optional;

/**
 * What is wrong with one field.
 *
 * @param pointer JSON Pointer (RFC 6901) into the request's body; empty for the whole body
 * @param detail what was expected
 * @param value what was sent, cut to a few characters
 */
public record FieldError(String pointer, String detail, Optional<String> value) {
    private static final int MAX_VALUE = 64;

    public static FieldError of(String pointer, String detail) {
        return new FieldError(pointer, detail, Optional.empty());
    }

    public static FieldError of(String pointer, String detail, String value) {
        return new FieldError(pointer, detail, Optional.of(Text.cut(value, MAX_VALUE)));
    }

    /** For people, for example {@code /rules/2/device/0/type: expected one of [id, serial], got 'sn'}. */
    public String sentence() {
        return (pointer.isEmpty() ? "" : pointer + ": ")
                + detail
                + value.map(v -> ", got '" + v + "'").orElse("");
    }
}
