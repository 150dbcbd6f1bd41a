// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.policy;

import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The one way to a realm's policy. */
public final class RealmPolicies {
    private RealmPolicies() {}

    /** Empty if the realm does not take part: then nothing is checked and nothing recorded. */
    public static Optional<RealmPolicy> of(KeycloakSession session, RealmModel realm) {
        throw new UnsupportedOperationException("written next");
    }
}
