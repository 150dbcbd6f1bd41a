// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry;

import io.conditionalaccess.core.decision.Decision;
import io.conditionalaccess.core.posture.ObservationKey;
import java.time.Instant;
import java.util.Optional;

/**
 * A refusal, or in monitor a would-be refusal.
 *
 * @param ref 10 characters, Crockford base 32; what a person reads out
 * @param point where it was decided, for example {@code login} or {@code refresh}
 * @param identity the method that recognised the device, or why none did
 * @param cause what the source said, if an observation settled it
 * @param agent the browser that was refused
 * @param count of equal decisions within the same minute
 */
public record DecisionRecord(
        String ref,
        String realmId,
        Instant at,
        String point,
        String userId,
        String clientId,
        Optional<String> sessionId,
        Optional<String> deviceId,
        String access,
        boolean enforced,
        String rule,
        String identity,
        Optional<ObservationKey> cause,
        Agent agent,
        int count) {

    /**
     * Takes down one decision under a new reference.
     *
     * @param decision one that denies or would deny
     * @param identity the method that recognised the device, or why none did
     */
    public static DecisionRecord of(
            String realmId,
            Instant at,
            String point,
            String userId,
            String clientId,
            Optional<String> sessionId,
            Decision decision,
            String identity) {
        return new DecisionRecord(
                DecisionReference.next(),
                realmId,
                at,
                point,
                userId,
                clientId,
                sessionId,
                decision.device().map(facts -> facts.id().value()),
                decision.access().wire(),
                decision.enforced(),
                decision.rule().wire(),
                identity,
                decision.cause().map(cause -> cause.key()),
                Agent.UNKNOWN,
                1);
    }

    public DecisionRecord seenFrom(Agent seen) {
        return new DecisionRecord(
                ref, realmId, at, point, userId, clientId, sessionId, deviceId, access, enforced, rule, identity, cause,
                seen, count);
    }

    /** The same decision, made this often. */
    public DecisionRecord counted(int times) {
        return new DecisionRecord(
                ref, realmId, at, point, userId, clientId, sessionId, deviceId, access, enforced, rule, identity, cause,
                agent, times);
    }
}
