// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.check;

import io.conditionalaccess.core.decision.Binding;
import io.conditionalaccess.core.decision.Decision;
import io.conditionalaccess.core.decision.Decisions;
import io.conditionalaccess.core.decision.Identity;
import io.conditionalaccess.core.decision.Question;
import io.conditionalaccess.core.decision.Rule;
import io.conditionalaccess.registry.DecisionRecord;
import io.conditionalaccess.registry.policy.RealmPolicy;
import java.util.Optional;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * A decision with what it was about.
 *
 * @param userSessionId empty for a login that will start a session
 */
public record Verdict(
        Point point,
        RealmModel realm,
        UserModel user,
        Optional<String> userSessionId,
        RealmPolicy policy,
        Question question,
        Decision decision) {

    public boolean denies() {
        return decision.denies();
    }

    /**
     * Whether this very session is over and only a new login can help. A device whose risk deserves revocation is no
     * reason by itself: what ends sessions for that is the epoch, which a brake or a policy edit does not raise.
     */
    public boolean endsSession() {
        return decision.ends() && (decision.rule() == Rule.SESSION_REVOKED || decision.rule() == Rule.DEVICE_MISMATCH);
    }

    /**
     * Whether only a new login can help although the session may live on: it belongs to no device, and this request
     * shows one, or nobody asked back then.
     */
    public boolean newLoginHelps() {
        return userSessionId.isPresent()
                && (decision.rule() == Rule.UNBOUND_SESSION
                        || (decision.rule() == Rule.UNKNOWN_DEVICE && identity() instanceof Identity.Recognised));
    }

    /**
     * The decision that only the break-glass role has turned: what it would have been without. Also where nothing could be
     * looked up, whatever the policy says of unknown devices.
     */
    public Optional<Decision> turnedByBreakGlass() {
        if (decision.rule() != Rule.BREAK_GLASS || !decision.enforced()) {
            return Optional.empty();
        }
        boolean unseen =
                identity() instanceof Identity.Unrecognised none && none.why().equals(Unseeing.WHY);
        return Optional.of(Decisions.decide(policy.policy(), question.withoutBreakGlass()))
                .filter(without -> unseen || without.denies());
    }

    public Identity identity() {
        return question.identity();
    }

    /** The same verdict about the session that this login would have joined, had it not been ended. */
    public Verdict insteadOf(String endedSessionId, Decision other) {
        return new Verdict(point, realm, user, Optional.of(endedSessionId), policy, question, other);
    }

    public DecisionRecord toRecord() {
        return DecisionRecord.of(
                realm.getId(),
                question.now(),
                point.wire(),
                user.getId(),
                question.subject().clientId(),
                userSessionId,
                decision,
                identityWord());
    }

    public boolean recognises() {
        return identity() instanceof Identity.Recognised;
    }

    /** The method that recognised the device, or why none did. */
    String identityWord() {
        if (identity() instanceof Identity.Recognised recognised) {
            return recognised.method();
        }
        if (identity() instanceof Identity.Unrecognised unrecognised) {
            return unrecognised.why();
        }
        if (identity() instanceof Identity.Conflict conflict) {
            return conflict.why();
        }
        return question.binding() instanceof Binding.Bound bound ? bound.method() : "not-asked";
    }
}
