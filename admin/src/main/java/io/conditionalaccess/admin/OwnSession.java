// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

import io.conditionalaccess.registry.SessionBinding;
import java.util.List;
import java.util.Optional;
import org.keycloak.services.resources.admin.AdminAuth;

/**
 * Nobody lifts the block of the device that their own session is bound to: whoever controls an infected device of an
 * administrator must not be able to declare it well.
 *
 * @param id of the session, in whatever realm it is; empty for service accounts
 */
record OwnSession(Optional<String> id) {

    static OwnSession of(AdminAuth caller) {
        return new OwnSession(Optional.ofNullable(caller.getToken().getSessionId()));
    }

    boolean isAmong(List<SessionBinding> ofDevice) {
        return id.filter(own -> ofDevice.stream()
                        .anyMatch(binding -> binding.sessionId().equals(own)))
                .isPresent();
    }

    /** @throws Problem 403 if the caller's session is among those of the device */
    void requireNotAmong(List<SessionBinding> ofDevice, String what) {
        if (isAmong(ofDevice)) {
            throw Problem.forbidden(
                    "Your own session is bound to this device: somebody else, or you on another device, has to " + what
                            + ".");
        }
    }
}
