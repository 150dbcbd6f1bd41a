// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One logout to deliver to one application.
 *
 * @param client internal id of the client
 * @param issuer as in the tokens or assertions that the application got
 * @param subject the {@code sub} that the application knows (pairwise subjects differ per client), or its SAML name identifier
 * @param nameFormat of the SAML name identifier, a URI; empty: the application speaks OpenID Connect
 * @param attempts so far
 */
public record LogoutTask(
        UUID id,
        String realmId,
        String sessionId,
        String client,
        String issuer,
        String subject,
        Optional<String> nameFormat,
        Cause cause,
        int attempts,
        Instant createdAt,
        Instant nextTry) {

    /** Why the application is told. */
    public enum Cause {
        HOLD,
        REVOKE
    }
}
