// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.question;

import io.conditionalaccess.core.decision.Binding;
import io.conditionalaccess.registry.Facts;
import io.conditionalaccess.registry.SessionBinding;
import io.conditionalaccess.registry.policy.RealmPolicy;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;

/**
 * What is remembered of a session's device, in the session itself and in the row that indexes it.
 *
 * @param device empty if none was recognised
 * @param method that recognised it
 * @param epoch of the device at that time; 0 without a device
 * @param proven whether the method is good enough for the policy of today
 */
public record BoundTo(Optional<UUID> device, String method, long epoch, boolean proven) {
    public static final String NO_METHOD = "none";

    private static final BoundTo NO_DEVICE = new BoundTo(Optional.empty(), NO_METHOD, 0, true);

    public static BoundTo of(SessionBinding row) {
        return new BoundTo(row.device(), row.method(), row.epoch(), true);
    }

    /** When a session began, as exactly as Keycloak keeps it. */
    public static Instant began(UserSessionModel userSession) {
        return Instant.ofEpochSecond(userSession.getStarted());
    }

    /** @param remembered empty if nobody asked for a device when the session began */
    public static Binding binding(
            Optional<BoundTo> remembered, Instant began, RealmModel realm, RealmPolicy policy, Facts facts) {
        if (remembered.isEmpty() && began.isBefore(policy.takesPartSince())) {
            return new Binding.Unbound();
        }
        BoundTo bound = remembered.orElse(NO_DEVICE);
        return new Binding.Bound(
                bound.device.flatMap(uuid -> facts.byUuid(realm, uuid)), bound.method, bound.epoch, bound.proven);
    }
}
