// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.login;

import io.conditionalaccess.authenticator.check.Point;
import io.conditionalaccess.authenticator.check.Verdict;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Function;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.broker.util.SerializedBrokeredIdentityContext;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.organization.authentication.authenticators.broker.IdpAddOrganizationMemberAuthenticator;

/**
 * At the first login through an identity provider of an organization the person becomes its member before the account
 * is joined, and before any gate. So the device is asked about here.
 */
final class CheckedMembershipStep extends IdpAddOrganizationMemberAuthenticator {
    @Override
    protected void authenticateImpl(
            AuthenticationFlowContext context,
            SerializedBrokeredIdentityContext serialized,
            BrokeredIdentityContext identity) {
        LoginCheck check = LoginCheck.of(context);
        unlessRefused(check, context, serialized, identity, v -> check.block(context.form(), context.getEvent(), v));
    }

    /** "Try again" on the page for blocked devices. */
    @Override
    protected void actionImpl(
            AuthenticationFlowContext context,
            SerializedBrokeredIdentityContext serialized,
            BrokeredIdentityContext identity) {
        LoginCheck check = LoginCheck.of(context);
        unlessRefused(check, context, serialized, identity, v -> check.tryAgain(context.form(), context.getEvent(), v));
    }

    private void unlessRefused(
            LoginCheck check,
            AuthenticationFlowContext context,
            SerializedBrokeredIdentityContext serialized,
            BrokeredIdentityContext identity,
            Function<Verdict, Response> page) {
        if (check.detourDue()) {
            context.forceChallenge(check.detour());
            return;
        }
        Optional<Verdict> denial = check.decide(Point.LOGIN).filter(Verdict::denies);
        if (denial.isPresent()) {
            context.forceChallenge(page.apply(denial.get()));
        } else {
            super.authenticateImpl(context, serialized, identity);
        }
    }
}
