// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.token;

import io.conditionalaccess.authenticator.check.AccessCheck;
import io.conditionalaccess.authenticator.check.Point;
import io.conditionalaccess.authenticator.check.Verdict;
import io.conditionalaccess.core.decision.Rule;
import io.conditionalaccess.registry.DeviceRegistryProvider;
import io.conditionalaccess.registry.DeviceRegistryProviderFactory;
import io.conditionalaccess.registry.setup.RealmSetup;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.CorsErrorResponseException;

/**
 * Tells a client that its session was ended because of its device. Keycloak only finds that the session is gone; whoever
 * looks into why should not have to guess. Costs a query on failures only.
 */
public final class RevokedSession {
    private final KeycloakSession session;
    private final RealmModel realm;

    public RevokedSession(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** As {@link #whileItLasts}, for the session of a token that the request shows; null if it shows none. */
    public Response whileSessionOf(@Nullable String token, EventBuilder event, Supplier<Response> request) {
        Optional<String> sessionId =
                Optional.ofNullable(token).flatMap(shown -> PresentedToken.sessionId(session, realm, shown));
        return whileItLasts(sessionId, event, request);
    }

    /**
     * Answers for a request that acts for a session.
     *
     * @param sessionId that the request names; empty if it names none that can be trusted to be one
     * @param event of the request, with its type set
     * @throws CorsErrorResponseException if the session was ended because of its device, before the request or meanwhile
     */
    public Response whileItLasts(Optional<String> sessionId, EventBuilder event, Supplier<Response> request) {
        if (sessionId.filter(this::isGone).filter(this::isRevoked).isPresent()) {
            throw denial(event);
        }
        try {
            return request.get();
        } catch (CorsErrorResponseException e) {
            Optional<Rule> reason = TokenDenial.isOurs(e) ? Optional.empty() : sessionId.flatMap(this::reason);
            // Keycloak has written its own event by now; there is to be one.
            throw reason.map(TokenDenial::invalidGrant).orElse(e);
        }
    }

    /** While a session is being ended, Keycloak may find a part of it. */
    private Optional<Rule> reason(String sessionId) {
        if (isGone(sessionId)) {
            return isRevoked(sessionId) ? Optional.of(Rule.SESSION_REVOKED) : Optional.empty();
        }
        return Optional.ofNullable(session.sessions().getUserSession(realm, sessionId))
                .flatMap(left -> new AccessCheck(session)
                        .ofSession(Point.TOKEN, realm, session.getContext().getClient(), left))
                .filter(Verdict::denies)
                .map(verdict -> verdict.decision().rule());
    }

    private boolean isGone(String sessionId) {
        return session.sessions().getUserSession(realm, sessionId) == null
                && session.sessions().getOfflineUserSession(realm, sessionId) == null;
    }

    /** Asked on failure only: it is a query. */
    boolean isRevoked(String sessionId) {
        return !DeviceRegistryProviderFactory.of(session).monitorOnly()
                && RealmSetup.takesPart(realm)
                && DeviceRegistryProvider.of(session).bindings().revoked(realm, sessionId);
    }

    static CorsErrorResponseException denial(EventBuilder event) {
        event.detail(Details.REASON, Rule.SESSION_REVOKED.wire()).error(TokenDenial.ERROR);
        return TokenDenial.invalidGrant(Rule.SESSION_REVOKED);
    }
}
