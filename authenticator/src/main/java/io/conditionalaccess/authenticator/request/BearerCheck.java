// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.request;

import io.conditionalaccess.authenticator.check.Point;
import io.conditionalaccess.authenticator.check.Verdict;
import io.conditionalaccess.authenticator.token.BackChannelCheck;
import io.conditionalaccess.authenticator.token.TokenDenial;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.OAuthErrorException;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.representations.idm.OAuth2ErrorRepresentation;
import org.keycloak.services.resources.IdentityBrokerService;
import org.keycloak.util.TokenUtil;

/**
 * Requests with a person's access token. As at a refresh, a certificate of another device counts, and none is normal:
 * many callers are applications.
 */
final class BearerCheck {
    private final KeycloakSession session;

    BearerCheck(KeycloakSession session) {
        this.session = session;
    }

    /** How a request shows a token: a scheme of the header Authorization, and the token's text. */
    private record Shown(String scheme, String token) {}

    Optional<Response> refusal(Target target) {
        return target.isOfLoginProtocol() ? Optional.empty() : shown().flatMap(shown -> refusal(target, shown));
    }

    private Optional<Response> refusal(Target target, Shown shown) {
        Point point = point(target);
        return PersonsToken.read(session, shown.token)
                .flatMap(token ->
                        new BackChannelCheck(session).denial(point, token.realm(), token.client(), token.userSession()))
                .map(denial -> {
                    report(denial);
                    return answer(denial, shown.scheme);
                });
    }

    private Optional<Shown> shown() {
        // Should there be several, Keycloak reads the first one.
        return Optional.ofNullable(session.getContext()
                        .getHttpRequest()
                        .getHttpHeaders()
                        .getRequestHeaders()
                        .getFirst(HttpHeaders.AUTHORIZATION))
                .flatMap(BearerCheck::parse);
    }

    /** RFC 6750, section 2.1, and RFC 9449, section 7.1. */
    private static Optional<Shown> parse(String header) {
        String[] parts = header.split(" ", 2);
        boolean token = parts[0].equalsIgnoreCase(TokenUtil.TOKEN_TYPE_BEARER)
                || parts[0].equalsIgnoreCase(TokenUtil.TOKEN_TYPE_DPOP);
        return token && parts.length == 2 ? Optional.of(new Shown(parts[0], parts[1])) : Optional.empty();
    }

    /** For records and metrics only, so the address will do. */
    private Point point(Target target) {
        if (target.resource().equals(IdentityBrokerService.class.getName())) {
            return Point.BROKER;
        }
        if (target.resource().startsWith("org.keycloak.services.resources.account.")) {
            return Point.ACCOUNT;
        }
        boolean admin = session.getContext().getUri().getPath().startsWith("/admin/");
        return admin ? Point.ADMIN : Point.RESOURCE;
    }

    private void report(Verdict denial) {
        boolean broker = denial.point() == Point.BROKER;
        new EventBuilder(denial.realm(), session, session.getContext().getConnection())
                .event(broker ? EventType.IDENTITY_PROVIDER_RETRIEVE_TOKEN : EventType.INTROSPECT_TOKEN)
                .client(denial.question().subject().clientId())
                .user(denial.user())
                .session(denial.userSessionId().orElse(null))
                .detail("point", denial.point().wire())
                .detail(Details.REASON, denial.decision().rule().wire())
                .error(TokenDenial.ERROR);
    }

    /** RFC 6750, section 3. */
    private static Response answer(Verdict denial, String scheme) {
        String description = TokenDenial.description(denial);
        return Response.status(Response.Status.UNAUTHORIZED)
                .header(
                        HttpHeaders.WWW_AUTHENTICATE,
                        scheme + " realm=\"" + denial.realm().getName() + "\", error=\""
                                + OAuthErrorException.INVALID_TOKEN + "\", error_description=\"" + description + "\"")
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(new OAuth2ErrorRepresentation(OAuthErrorException.INVALID_TOKEN, description))
                .build();
    }
}
