// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.login;

import io.conditionalaccess.authenticator.check.Verdict;
import io.conditionalaccess.core.decision.Identity;
import io.conditionalaccess.core.device.Newcomer;
import io.conditionalaccess.registry.DeviceRegistryProvider;
import io.conditionalaccess.registry.policy.FirstSeen;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;

/** What follows when a person logs in with a device that proves who it is, and that nobody registered. */
final class FirstSight {
    private static final Logger LOG = Logger.getLogger(FirstSight.class);

    private FirstSight() {}

    /**
     * To be called only once the person has proven who they are, because it writes.
     *
     * @return whether the device is registered now, so that the login has to be decided anew
     */
    static boolean registered(KeycloakSession session, Verdict verdict) {
        FirstSeen answer = verdict.policy().recognition().firstSeen();
        return answer != FirstSeen.DENY
                && verdict.identity() instanceof Identity.Unrecognised unrecognised
                && unrecognised
                        .newcomer()
                        .filter(newcomer -> register(session, verdict, newcomer, answer))
                        .isPresent();
    }

    private static boolean register(KeycloakSession session, Verdict verdict, Newcomer newcomer, FirstSeen answer) {
        boolean registered = DeviceRegistryProvider.of(session)
                .newcomers()
                .register(verdict.realm(), newcomer, verdict.user().getId(), answer == FirstSeen.PENDING);
        LOG.debugf("first seen: device=%s answer=%s registered=%s", newcomer.id(), answer, registered);
        return registered;
    }
}
