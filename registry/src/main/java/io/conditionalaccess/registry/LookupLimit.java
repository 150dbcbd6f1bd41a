// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry;

import io.conditionalaccess.registry.policy.RealmPolicies;
import java.time.Duration;
import java.util.Optional;
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

    private final long deadline = System.nanoTime() + TOTAL.toNanos();

    private LookupLimit() {}

    /** Limits the rest of this request if the user holds the break-glass role; asks no table of ours. */
    public static boolean beginsFor(KeycloakSession session, RealmModel realm, UserModel user) {
        boolean holder =
                RealmPolicies.breakGlassRole(realm).filter(user::hasRole).isPresent();
        if (holder && of(session).isEmpty()) {
            session.setAttribute(ATTRIBUTE, new LookupLimit());
        }
        return holder;
    }

    /** The limit of this request; empty if it may wait. */
    public static Optional<LookupLimit> of(KeycloakSession session) {
        return Optional.ofNullable(session.getAttribute(ATTRIBUTE, LookupLimit.class));
    }

    /** Never negative. */
    public Duration left() {
        return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
    }
}
