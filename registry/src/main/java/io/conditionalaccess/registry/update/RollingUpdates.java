// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.update;

import java.util.Map;
import org.keycloak.compatibility.CompatibilityMetadataProvider;
import org.keycloak.compatibility.CompatibilityResult;

/**
 * Says whether nodes with this jar and nodes with another may run side by side, as they do while one after the other is
 * restarted. The command makes it without a server, so there is neither a session nor a database.
 */
public final class RollingUpdates implements CompatibilityMetadataProvider {
    static final String ID = "conditional-access";
    static final String TABLES = "tables";
    static final String MESSAGES = "messages";

    /** To be raised by a change set after which nodes with the jar before could not go on; one that only adds is none. */
    private static final String TABLES_NOW = "1";
    /** To be raised when nodes with the jar before could not read what this one tells the cluster. */
    private static final String MESSAGES_NOW = "1";

    @Override
    public Map<String, String> metadata() {
        return Map.of(TABLES, TABLES_NOW, MESSAGES, MESSAGES_NOW);
    }

    /** @param other what the jar of the running nodes said; empty if they have none */
    @Override
    public CompatibilityResult isCompatible(Map<String, String> other) {
        if (other.isEmpty()) {
            return new FirstJar();
        }
        return CompatibilityMetadataProvider.super.isCompatible(other);
    }

    @Override
    public String getId() {
        return ID;
    }
}
