// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.conditionalaccess.core.posture.Axis;
import io.conditionalaccess.core.posture.ObservationKey;
import io.conditionalaccess.registry.Clearing;
import java.util.Arrays;
import java.util.Optional;

/** What an operator declares settled, and why. */
final class ClearBody {
    private ClearBody() {}

    static Clearing of(ObjectNode body) {
        Fields fields = Fields.of(body);
        String reason = fields.required("reason", QuarantineBody.MAX_REASON);
        Optional<String> source = fields.text("source", ObservationKey.MAX_FINDING_LENGTH);
        Optional<String> axisText = fields.text("axis", ObservationKey.MAX_FINDING_LENGTH);
        Optional<String> finding = fields.text("finding", ObservationKey.MAX_FINDING_LENGTH);
        Optional<Axis> axis = axisText.flatMap(ClearBody::axis);
        if (axisText.isPresent() && axis.isEmpty()) {
            fields.refuse("axis", "expected risk or compliance");
        }
        fields.nothingElse();
        fields.requireNoErrors();
        return new Clearing(reason, source, axis, finding);
    }

    /** For the admin event: {@link Clearing} itself is not written as JSON anywhere. */
    static Representation representation(Clearing clearing) {
        return new Representation(
                clearing.reason(), clearing.source(), clearing.axis().map(Axis::wire), clearing.finding());
    }

    record Representation(String reason, Optional<String> source, Optional<String> axis, Optional<String> finding) {}

    static Optional<Axis> axis(String wire) {
        return Arrays.stream(Axis.values())
                .filter(axis -> axis.wire().equals(wire))
                .findFirst();
    }
}
