// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.webhook;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.Mac;

/**
 * What a sender signs, as a template such as {@code {id}.{timestamp}.{body}}. The body appears exactly once and byte for
 * byte; everything outside braces is itself.
 */
public final class SignedContent {
    static final String ID = "{id}";
    static final String TIMESTAMP = "{timestamp}";
    static final String BODY = "{body}";

    private static final int MAX_LENGTH = 128;
    private static final List<String> PLACEHOLDERS = List.of(ID, TIMESTAMP, BODY);

    private final List<String> parts;

    private SignedContent(List<String> parts) {
        this.parts = List.copyOf(parts);
    }

    /** @throws IllegalArgumentException saying what is wrong with the template */
    public static SignedContent of(String template) {
        if (template.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("expected at most " + MAX_LENGTH + " characters");
        }
        List<String> parts = new ArrayList<>();
        int at = 0;
        while (at < template.length()) {
            int from = at;
            String part = PLACEHOLDERS.stream()
                    .filter(p -> template.startsWith(p, from))
                    .findFirst()
                    .orElseGet(() -> template.substring(from, from + 1));
            if (part.equals("{") || part.equals("}")) {
                throw new IllegalArgumentException(
                        "expected no braces but those of " + String.join(", ", PLACEHOLDERS));
            }
            parts.add(part);
            at += part.length();
        }
        if (parts.stream().filter(BODY::equals).count() != 1) {
            throw new IllegalArgumentException("expected " + BODY + " exactly once");
        }
        return new SignedContent(parts);
    }

    boolean names(String placeholder) {
        return parts.contains(placeholder);
    }

    byte[] sign(Mac mac, String id, String timestamp, byte[] body) {
        for (String part : parts) {
            mac.update(
                    switch (part) {
                        case ID -> utf8(id);
                        case TIMESTAMP -> utf8(timestamp);
                        case BODY -> body;
                        default -> utf8(part);
                    });
        }
        return mac.doFinal();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
