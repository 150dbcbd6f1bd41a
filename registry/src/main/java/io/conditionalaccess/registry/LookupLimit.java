// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry;

import io.conditionalaccess.registry.policy.RealmPolicies;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * How long a request may wait for our tables in all: break-glass has to work on the day when they hang. Everybody else
 * waits, because who cannot be judged is not let in. Under the limit lookups run in threads and transactions of their own
 * and end with {@link FactsUnavailable}, and what is written to the index of sessions is written after the request.
 */
public final class LookupLimit {
    private static final Duration TOTAL = Duration.ofSeconds(1);
    private static final String ATTRIBUTE = "conditional-access.lookup-limit";

    private final Deque<BooleanSupplier> asked = new ArrayDeque<>();
    private boolean began;
    private long deadline;

    private LookupLimit() {}

    /**
     * Limits the rest of this request if the user holds the break-glass role. Who does is found out with the first lookup
     * that the cache cannot answer, and asks no table of ours.
     */
    public static void beginsFor(KeycloakSession session, RealmModel realm, UserModel user) {
        LookupLimit limit = session.getAttribute(ATTRIBUTE, LookupLimit.class);
        if (limit == null) {
            limit = new LookupLimit();
            session.setAttribute(ATTRIBUTE, limit);
        }
        limit.asked.add(
                () -> RealmPolicies.breakGlassRole(realm).filter(user::hasRole).isPresent());
    }

    /** The limit of this request; empty if it may wait. */
    public static Optional<LookupLimit> of(KeycloakSession session) {
        return Optional.ofNullable(session.getAttribute(ATTRIBUTE, LookupLimit.class))
                .filter(LookupLimit::begins);
    }

    private boolean begins() {
        while (!began && !asked.isEmpty()) {
            began = asked.remove().getAsBoolean();
            deadline = System.nanoTime() + TOTAL.toNanos();
        }
        return began;
    }

    /** Never negative. */
    public Duration left() {
        return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
    }
}
