// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.decision;

import io.conditionalaccess.core.device.DeviceFacts;
import java.util.List;

/**
 * Who asks.
 *
 * @param clientId the OAuth client id, or SAML entity id
 * @param inPilot whether the user has the pilot role, true if the policy names none
 * @param breakGlass whether the user has the break-glass role
 * @param devices that the user owns; needed, and so looked up, only under {@code worst-of-user}
 */
public record Subject(String clientId, boolean inPilot, boolean breakGlass, List<DeviceFacts> devices) {

    public Subject {
        devices = List.copyOf(devices);
    }

    public Subject(String clientId, boolean inPilot, boolean breakGlass) {
        this(clientId, inPilot, breakGlass, List.of());
    }
}
