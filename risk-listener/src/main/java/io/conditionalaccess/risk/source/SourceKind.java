// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.source;

/** What a kind of source has besides what all have. */
public sealed interface SourceKind {

    /** Posts our own JSON; has nothing besides. */
    record Generic() implements SourceKind {}
}
