// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.source;

import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.representations.idm.ComponentRepresentation;
import org.keycloak.vault.VaultStringSecret;

/** A secret as configured: the value itself, or a vault expression such as {@code ${vault.edr}}. Never printed. */
public record Secret(String configured) {
    private static final String VAULT_EXPRESSION = "\\$\\{vault\\..+}";

    /** The literal that exports hold in place of a secret. Whoever can guess it must not become a source. */
    boolean isMask() {
        return configured.equals(ComponentRepresentation.SECRET_VALUE);
    }

    boolean inVault() {
        return configured.matches(VAULT_EXPRESSION);
    }

    /** The value; empty if the vault does not have it. Read anew each time, because vaults rotate. */
    public Optional<String> reveal(KeycloakSession session) {
        try (VaultStringSecret secret = session.vault().getStringSecret(configured)) {
            return secret.get().map(String::strip).filter(value -> !value.isEmpty());
        }
    }

    @Override
    public String toString() {
        return "Secret";
    }
}
