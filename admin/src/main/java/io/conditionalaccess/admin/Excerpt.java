// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

/** As much of what a caller sent as an answer repeats. */
final class Excerpt {
    private static final int LENGTH = 100;

    private Excerpt() {}

    static String of(String text) {
        return text.length() <= LENGTH ? text : text.substring(0, LENGTH) + "...";
    }
}
