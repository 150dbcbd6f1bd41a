// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.mapping;

import java.time.Duration;

/** What a mapping and a body may cost. Nothing in the language loops, so these bound the work too. */
final class Limits {
    static final int SIGNALS = 500;
    static final int RULES = 64;
    static final int POINTERS_IN_RULE = 64;
    static final int SIGNALS_IN_RULE = 8;
    /** Of an array in a mapping, such as the words of a table or the parts of a text. */
    static final int ENTRIES = 256;

    static final int DEPTH = 32;
    static final int STRING = 64 * 1024;
    static final long TOKENS = 50_000;
    static final int POINTER = 512;
    /** Of a guard. */
    static final int WORD = 256;
    /** Of a text made of several; more than any member of a signal may have. */
    static final int TEXT = 4_096;
    /** Of a time that is added to another. */
    static final Duration LONGEST = Duration.ofDays(3_650);
    /** Of guards within guards. */
    static final int NESTING = 8;
    /** Look-ups in one body. A mapping that needs more is quadratic in the body. */
    static final int STEPS = 2_000_000;

    private Limits() {}
}
