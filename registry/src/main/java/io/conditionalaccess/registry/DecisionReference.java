// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry;

import java.security.SecureRandom;
import java.util.Locale;

/** References that can be read out on the telephone: Crockford's base 32 has no I, L, O and U. */
public final class DecisionReference {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 10;
    private static final SecureRandom RANDOM = new SecureRandom();

    private DecisionReference() {}

    static String next() {
        StringBuilder ref = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            ref.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return ref.toString();
    }

    /** What was meant by what was typed: case does not matter, O is 0, I and L are 1, blanks and dashes are dropped. */
    public static String read(String typed) {
        return typed.toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1')
                .replaceAll("[\\s-]", "");
    }
}
