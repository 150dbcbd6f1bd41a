// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.posture;

/**
 * What an observation is about, within one device.
 *
 * @param source alias of the source; {@link #OPERATOR} for what an administrator said
 * @param finding the source's id of one alert or check, or {@link #SNAPSHOT} for its whole verdict on the axis
 */
public record ObservationKey(String source, Axis axis, String finding) {
    /** Reserved finding of snapshots. The blank keeps it apart from any finding id, which never starts with one. */
    public static final String SNAPSHOT = " snapshot";

    /** Reserved source alias. */
    public static final String OPERATOR = "operator";

    public static final int MAX_FINDING_LENGTH = 255;

    public static ObservationKey snapshot(String source, Axis axis) {
        return new ObservationKey(source, axis, SNAPSHOT);
    }

    public boolean isSnapshot() {
        return finding.equals(SNAPSHOT);
    }
}
