// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry;

import io.conditionalaccess.core.posture.Axis;
import java.util.Optional;

/**
 * What an operator declares settled. Without any filter everything, and a quarantine too.
 *
 * @param reason required; kept with what it closes
 */
public record Clearing(String reason, Optional<String> source, Optional<Axis> axis, Optional<String> finding) {

    public boolean everything() {
        return source.isEmpty() && axis.isEmpty() && finding.isEmpty();
    }
}
