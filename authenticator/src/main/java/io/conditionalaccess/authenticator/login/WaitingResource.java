// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.login;

import io.conditionalaccess.authenticator.check.LoginInProgress;
import io.conditionalaccess.authenticator.check.Served;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * {@code GET /realms/{realm}/device-compliance/waiting}: whether the page for blocked devices has to wait any longer.
 * Answers only the browser that has such a page open, about the device that it shows itself; everybody else has to wait.
 * Leaves no trace.
 */
public final class WaitingResource {
    private final KeycloakSession session;

    WaitingResource(KeycloakSession session) {
        this.session = session;
    }

    @GET
    @Path("waiting")
    @Produces(MediaType.APPLICATION_JSON)
    public Response waiting(
            @QueryParam(Constants.CLIENT_ID) @Nullable String clientId,
            @QueryParam(Constants.TAB_ID) @Nullable String tabId) {
        RealmModel realm = session.getContext().getRealm();
        boolean goOn = Served.isThis(session)
                && LoginInProgress.of(session, realm, clientId, tabId)
                        .filter(WaitingLogin::is)
                        .filter(login -> goesOn(realm, login))
                        .isPresent();
        CacheControl never = new CacheControl();
        never.setNoStore(true);
        return Response.ok(Map.of("goOn", goOn)).cacheControl(never).build();
    }

    private boolean goesOn(RealmModel realm, AuthenticationSessionModel login) {
        return new LoginCheck(session, realm, login.getAuthenticatedUser(), login).goesOn();
    }
}
