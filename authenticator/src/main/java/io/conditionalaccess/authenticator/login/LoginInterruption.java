// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.login;

import io.conditionalaccess.authenticator.check.AccessCheck;
import io.conditionalaccess.authenticator.check.LoginInProgress;
import io.conditionalaccess.authenticator.check.Point;
import io.conditionalaccess.authenticator.check.Verdict;
import io.conditionalaccess.authenticator.detour.LinkDetour;
import io.conditionalaccess.authenticator.identity.BroughtCertificate;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.authentication.RequiredActionContextResult;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.DefaultActionTokenKey;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** The page for blocked devices in place of a request that has not been carried out yet; empty if it may be. */
final class LoginInterruption {
    /** Where the page's button leads instead of sending a form: the interrupted request, once more. */
    private static final String RETRY = "retryAddress";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final MultivaluedMap<String, String> query;

    LoginInterruption(KeycloakSession session, RealmModel realm, MultivaluedMap<String, String> query) {
        this.session = session;
        this.realm = realm;
        this.query = query;
    }

    /** An answer is lost; when the device is well, its page comes again. */
    Optional<Response> ofAnswer() {
        return login().filter(login -> !isGate(login))
                .flatMap(login -> challenge(login, () -> DeviceGate.address(session, realm, login)))
                .map(page -> {
                    login().ifPresent(LoginInterruption::waitAtTheGate);
                    return page;
                });
    }

    /** A step that nobody answered is taken again. */
    Optional<Response> ofStep() {
        return login().flatMap(login -> {
            retryThisRequest();
            return challenge(login, this::thisRequest);
        });
    }

    /** There is no login yet. What the link itself does to the account must wait as well. */
    Optional<Response> ofMailedLink() {
        DefaultActionTokenKey token =
                session.tokens().decode(query.getFirst(Constants.KEY), DefaultActionTokenKey.class);
        if (token == null || !token.isActive() || token.getUserId() == null) {
            return Optional.empty();
        }
        UserModel user = session.users().getUserById(realm, token.getUserId());
        ClientModel client = client(token.getIssuedFor()).or(this::client).orElse(null);
        if (user == null || client == null) {
            return Optional.empty();
        }
        login().ifPresent(login -> BroughtCertificate.bring(session, login));
        LinkDetour detour = new LinkDetour(session, realm);
        detour.end(query);
        Optional<Verdict> verdict = ofLink(user, client);
        if (verdict.filter(v -> detour.isDue(v, query)).isPresent()) {
            return Optional.of(detour.begin(thisRequest()));
        }
        // Who has the link has proven as much as it takes to change the account.
        boolean anew = verdict.filter(v -> FirstSight.registered(session, v)).isPresent();
        return (anew ? ofLink(user, client) : verdict)
                .filter(Verdict::denies)
                .map(denial -> linkPage(client, user, denial));
    }

    private Optional<Verdict> ofLink(UserModel user, ClientModel client) {
        return new AccessCheck(session).ofLogin(Point.LOGIN, realm, user, client, Optional.empty());
    }

    private Response linkPage(ClientModel client, UserModel user, Verdict denial) {
        session.getContext().setClient(client);
        retryThisRequest();
        return new BlockedPage(session, false).show(form().setUser(user), event(client), denial);
    }

    private Optional<Response> challenge(AuthenticationSessionModel login, Supplier<URI> here) {
        UserModel user = login.getAuthenticatedUser();
        if (user == null) {
            return Optional.empty();
        }
        session.getContext().setClient(login.getClient());
        session.getContext().setAuthenticationSession(login);
        RequiredActionFactory gate = (RequiredActionFactory) session.getKeycloakSessionFactory()
                .getProviderFactory(RequiredActionProvider.class, DeviceGateFactory.ID);
        EventBuilder event = event(login.getClient())
                .user(user)
                .detail(Details.CODE_ID, login.getParentSession().getId());
        RequiredActionContextResult context = new RequiredActionContextResult(
                login, realm, event, session, session.getContext().getHttpRequest(), user, gate);
        new DeviceGate(session).challengeIfDenied(context, new LoginCheck(session, realm, user, login, here));
        return Optional.ofNullable(context.getChallenge());
    }

    /** The form of the page belongs to the gate, also where another action has a higher priority, or ours is disabled. */
    private static void waitAtTheGate(AuthenticationSessionModel login) {
        login.addRequiredAction(DeviceGateFactory.ID);
        login.setAuthNote(AuthenticationProcessor.CURRENT_AUTHENTICATION_EXECUTION, DeviceGateFactory.ID);
    }

    private boolean isGate(AuthenticationSessionModel login) {
        return DeviceGateFactory.ID.equals(query.getFirst(Constants.EXECUTION))
                && Objects.equals(
                        DeviceGateFactory.ID,
                        login.getAuthNote(AuthenticationProcessor.CURRENT_AUTHENTICATION_EXECUTION));
    }

    private Optional<AuthenticationSessionModel> login() {
        return LoginInProgress.of(
                session, realm, query.getFirst(Constants.CLIENT_ID), query.getFirst(Constants.TAB_ID));
    }

    private Optional<ClientModel> client() {
        return client(query.getFirst(Constants.CLIENT_ID));
    }

    private Optional<ClientModel> client(String clientId) {
        return Optional.ofNullable(clientId).map(realm::getClientByClientId);
    }

    /** On the host that Keycloak is configured to have; a request can name any. */
    private URI thisRequest() {
        URI host = session.getContext().getUri().getBaseUri();
        return UriBuilder.fromUri(session.getContext().getUri().getRequestUri())
                .scheme(host.getScheme())
                .host(host.getHost())
                .port(host.getPort())
                .build();
    }

    private void retryThisRequest() {
        URI address = session.getContext().getUri().getRequestUri();
        form().setAttribute(RETRY, LinkDetour.withoutCode(address).toString());
    }

    private LoginFormsProvider form() {
        return session.getProvider(LoginFormsProvider.class);
    }

    private EventBuilder event(ClientModel client) {
        return new EventBuilder(realm, session, session.getContext().getConnection())
                .event(EventType.LOGIN)
                .client(client);
    }
}
