// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.detour;

import io.conditionalaccess.authenticator.check.LoginInProgress;
import io.conditionalaccess.authenticator.check.Served;
import io.conditionalaccess.registry.certificate.CertificateSource;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.ErrorPage;
import org.keycloak.services.messages.Messages;

/**
 * Both ends of the detour. {@code GET /realms/{realm}/device-certificate?ticket=} on the certificate host looks at what the
 * browser shows and sends it back with a code; {@code GET .../device-certificate/back} on the login host gives that to
 * the login that began the detour. Whatever else arrives gets an error page (400) and has no effect.
 */
public final class DeviceCertificateResource {
    static final String TICKET = "ticket";
    static final String CODE = "device_code";
    static final String BACK = "back";

    private final KeycloakSession session;
    private final RealmModel realm;

    DeviceCertificateResource(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
    }

    @GET
    public Response look(@QueryParam(TICKET) @Nullable String text) {
        return DetourTicket.read(session.tokens(), realm, text)
                .filter(ticket -> Served.isThis(session))
                .map(this::seen)
                .orElseGet(this::refusal);
    }

    private Response seen(DetourTicket ticket) {
        String code = new DetourResults(session.singleUseObjects())
                .keep(
                        ticket.nonce(),
                        CertificateSource.of(session).read(session.getContext().getHttpRequest()));
        URI back = UriBuilder.fromUri(ticket.back()).queryParam(CODE, code).build();
        return CertificateDetour.redirect(back).build();
    }

    @GET
    @Path(BACK)
    public Response back(
            @QueryParam(Constants.CLIENT_ID) @Nullable String clientId,
            @QueryParam(Constants.TAB_ID) @Nullable String tabId,
            @QueryParam(CODE) @Nullable String code) {
        Optional<URI> on = Served.isThis(session)
                ? LoginInProgress.of(session, realm, clientId, tabId)
                        .flatMap(login -> new LoginDetour(session, realm, login).end(code))
                : Optional.empty();
        if (on.isEmpty()) {
            // Somebody else's browser brought it: it must not wait for the right one to learn of it.
            new DetourResults(session.singleUseObjects()).take(Optional.empty(), code);
        }
        return on.map(CertificateDetour::redirect)
                .map(Response.ResponseBuilder::build)
                .orElseGet(this::refusal);
    }

    private Response refusal() {
        return ErrorPage.error(session, null, Response.Status.BAD_REQUEST, Messages.EXPIRED_CODE);
    }
}
