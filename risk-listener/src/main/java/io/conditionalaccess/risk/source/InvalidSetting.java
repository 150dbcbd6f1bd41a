// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.source;

/** A setting that must not be saved. The message names the key, what is allowed and, unless secret, the value. */
final class InvalidSetting extends RuntimeException {
    private static final long serialVersionUID = 1;

    private InvalidSetting(String message) {
        super(message);
    }

    static InvalidSetting of(String key, String expected, String got) {
        return new InvalidSetting(key + ": expected " + expected + ", got \"" + got + "\"");
    }

    /** @param message begins with the key */
    static InvalidSetting of(String message) {
        return new InvalidSetting(message);
    }

    static InvalidSetting of(String key, String problem) {
        return new InvalidSetting(key + ": " + problem);
    }

    /**
     * Keycloak runs messages of refused components through MessageFormat, where quotes and braces have a meaning; the
     * command line shows them as they are. So the value is in the text already, and only odd values need quoting.
     */
    String asMessageFormat() {
        return String.valueOf(getMessage())
                .replace("'", "''")
                .replace("{", "'{'")
                .replace("}", "'}'");
    }
}
