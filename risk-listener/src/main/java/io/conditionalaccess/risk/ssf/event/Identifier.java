// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.ssf.event;

import java.util.List;

/** A simple subject (RFC 9493, section 3). */
public sealed interface Identifier {

    /** Means something by agreement only. */
    record Opaque(String id) implements Identifier {}

    record Email(String email) implements Identifier {}

    record IssuerSubject(String issuer, String subject) implements Identifier {}

    /** @param uri with scheme acct (RFC 7565) */
    record Account(String uri) implements Identifier {}

    /** Formats {@code uri} and {@code did}. */
    record Address(String uri) implements Identifier {}

    /** Several for one subject. */
    record Aliases(List<Identifier> identifiers) implements Identifier {

        public Aliases {
            identifiers = List.copyOf(identifiers);
        }
    }

    /** Of a format that nothing here can be found by, such as a phone number. */
    record Other(String format) implements Identifier {}
}
