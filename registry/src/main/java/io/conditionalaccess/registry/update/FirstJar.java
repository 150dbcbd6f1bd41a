// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.update;

import java.util.Optional;
import org.keycloak.compatibility.CompatibilityResult;

/** The nodes that run have no jar at all: they would let devices through, and could not read our messages. */
record FirstJar() implements CompatibilityResult {

    @Override
    public int exitCode() {
        return ExitCode.RECREATE.value();
    }

    @Override
    public Optional<String> errorMessage() {
        return Optional.of("[" + RollingUpdates.ID + "] Rolling Update is not available. The running nodes are without"
                + " this extension: they do not ask for devices and cannot read the messages of nodes that have it.");
    }
}
