// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.mapping;

import java.util.Optional;

/** Watches how a body is read. */
interface Trace {
    Trace NONE = new Trace() {};

    /** A guard asked for something and did not get it. */
    default void missed(String place, String expected, Optional<String> actual) {}

    /** A selector looked at a place; {@code outcome} says what became of the value. */
    default void looked(String place, Optional<String> value, String outcome) {}

    /** From here on places are looked at for this member of the signal. */
    default void member(String name) {}
}
