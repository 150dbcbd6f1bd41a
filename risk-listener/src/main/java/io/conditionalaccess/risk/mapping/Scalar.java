// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads strings, numbers and booleans alike: vendors send {@code "5"}, {@code 5} and {@code "True"} for the same. */
final class Scalar {
    private static final int MAX_NUMBER = 32;
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,20}(\\.[0-9]{1,10})?");

    private Scalar() {}

    /** Integers keep all their digits; empty for objects and arrays. */
    static Optional<String> text(JsonNode node) {
        return node.isValueNode() && !node.isNull() ? Optional.of(node.asText()) : Optional.empty();
    }

    static Optional<BigDecimal> number(JsonNode node) {
        return text(node).map(String::strip).flatMap(Scalar::number);
    }

    /** Without exponents, whose arithmetic is not bounded. */
    static Optional<BigDecimal> number(String text) {
        return text.length() <= MAX_NUMBER && NUMBER.matcher(text).matches()
                ? Optional.of(new BigDecimal(text))
                : Optional.empty();
    }
}
