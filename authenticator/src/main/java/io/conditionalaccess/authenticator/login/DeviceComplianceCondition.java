// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.login;

import io.conditionalaccess.authenticator.check.Point;
import io.conditionalaccess.core.decision.Access;
import io.conditionalaccess.core.decision.Decision;
import java.util.Optional;
import java.util.Set;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticator;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Matches if the device is in one of the chosen states. Looks only: Keycloak may ask several times per login. */
final class DeviceComplianceCondition implements ConditionalAuthenticator {
    static final String STATES = "deviceStates";

    @Override
    public boolean matchCondition(AuthenticationFlowContext context) {
        Set<String> states = states(context.getAuthenticatorConfig());
        return LoginCheck.of(context)
                .look(Point.LOGIN)
                .filter(verdict -> matches(verdict.decision(), states))
                .isPresent();
    }

    /** Where nothing is enforced (monitor, outside the pilot) every device is as good as a healthy one. */
    static boolean matches(Decision decision, Set<String> states) {
        return decision.enforced()
                ? states.contains(decision.access().wire())
                        || states.contains(decision.rule().wire())
                : states.contains(Access.OK.wire());
    }

    private static Set<String> states(AuthenticatorConfigModel config) {
        return Optional.ofNullable(config)
                .map(AuthenticatorConfigModel::getConfig)
                .map(values -> values.get(STATES))
                .map(text -> Set.of(Constants.CFG_DELIMITER_PATTERN.split(text)))
                .orElseGet(() -> Set.of(Access.HOLD.wire(), Access.REVOKE.wire()));
    }

    @Override
    public void action(AuthenticationFlowContext context) {}

    @Override
    public boolean requiresUser() {
        return true;
    }

    @Override
    public void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {}

    @Override
    public void close() {}
}
