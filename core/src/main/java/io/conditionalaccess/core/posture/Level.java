// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.posture;

/** A known answer on one axis; a higher {@link #severity()} is worse. "Unknown" is not a level. */
public sealed interface Level permits RiskLevel, ComplianceStatus {
    Axis axis();

    /** 0 is best; comparable only within one axis. */
    int severity();

    /** Whether it still stands once its source no longer knows: good news ages, bad news does not vanish. */
    boolean outlivesUnknown();

    /** As written in signals and in the admin API. */
    String wire();
}
