// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.demo.keycloak;

import java.util.Optional;

/** A port that is needed is in use. */
public final class PortTakenException extends RuntimeException {
    private static final long serialVersionUID = 1;

    PortTakenException(int port, Optional<String> holder, Throwable cause) {
        super(
                "port " + port + " is taken" + holder.map(who -> " by " + who).orElse("") + "; free it and run again",
                cause);
    }
}
