// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.ssf.act;

import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.Urls;

/** The issuer of a realm's own tokens. */
final class OwnIssuer {
    private OwnIssuer() {}

    /** Empty in the background on a server whose address is that of each request. */
    static Optional<String> of(KeycloakSession session, RealmModel realm) {
        try {
            return Optional.of(Urls.realmIssuer(session.getContext().getUri().getBaseUri(), realm.getName()));
        } catch (RuntimeException noRequest) {
            return Optional.empty();
        }
    }
}
