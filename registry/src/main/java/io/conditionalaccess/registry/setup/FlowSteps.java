// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.setup;

import java.util.Set;
import org.keycloak.models.RealmModel;

/**
 * Our steps in the realm's authentication flows. Keycloak refuses every login of a flow that names an authenticator it
 * does not know, so they have to go before the jar does.
 */
final class FlowSteps {
    private static final Set<String> OURS = Set.of("device-compliance", "conditional-device-compliance");

    private FlowSteps() {}

    static void remove(RealmModel realm, Changes changes) {
        realm.getAuthenticationFlowsStream()
                .toList()
                .forEach(flow -> realm.getAuthenticationExecutionsStream(flow.getId())
                        .filter(step -> step.getAuthenticator() != null && OURS.contains(step.getAuthenticator()))
                        .toList()
                        .forEach(step -> changes.make(
                                "remove the step " + step.getAuthenticator() + " from the flow " + flow.getAlias(),
                                () -> realm.removeAuthenticatorExecution(step))));
    }
}
