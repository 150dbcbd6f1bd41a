// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

import io.conditionalaccess.core.posture.ObservationKey;
import io.conditionalaccess.registry.DecisionRecord;
import java.time.Instant;
import java.util.Optional;

/**
 * Why access was refused, or would have been.
 *
 * @param username absent if the user is gone
 * @param cause what settled it, if an observation did
 * @param browser as it calls itself, without its version
 */
record DecisionRepresentation(
        String ref,
        Instant at,
        String point,
        String userId,
        Optional<String> username,
        String clientId,
        Optional<String> sessionId,
        Optional<String> deviceId,
        String access,
        boolean enforced,
        String rule,
        String identity,
        Optional<CauseRepresentation> cause,
        Optional<String> browser,
        Optional<String> platform,
        int count) {

    /** @param finding absent for the source's whole verdict on the axis */
    record CauseRepresentation(String source, String axis, Optional<String> finding) {

        static CauseRepresentation of(ObservationKey key) {
            return new CauseRepresentation(
                    key.source(), key.axis().wire(), Optional.of(key.finding()).filter(finding -> !key.isSnapshot()));
        }
    }

    static DecisionRepresentation of(DecisionRecord decision, Optional<String> username) {
        return new DecisionRepresentation(
                decision.ref(),
                decision.at(),
                decision.point(),
                decision.userId(),
                username,
                decision.clientId(),
                decision.sessionId(),
                decision.deviceId(),
                decision.access(),
                decision.enforced(),
                decision.rule(),
                decision.identity(),
                decision.cause().map(CauseRepresentation::of),
                decision.agent().browser(),
                decision.agent().platform(),
                decision.count());
    }
}
