// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.example;

/** What became of the person that a request comes from, after Keycloak was asked if it was time to. */
sealed interface Presence {
    /** Logged in. */
    record Here(Sessions.Session session) implements Presence {}

    /** Logged in, but Keycloak does not answer for them now; it works again by itself. */
    record Waiting(String retryAfterSeconds) implements Presence {}

    /** Not logged in, or no longer. */
    record Gone() implements Presence {}
}
