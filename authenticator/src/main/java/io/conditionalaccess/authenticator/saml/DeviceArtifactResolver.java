// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.saml;

import io.conditionalaccess.authenticator.check.Point;
import io.conditionalaccess.authenticator.check.Verdict;
import io.conditionalaccess.authenticator.token.BackChannelCheck;
import io.conditionalaccess.authenticator.token.TokenDenial;
import java.util.Optional;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.saml.ArtifactResolverProcessingException;
import org.keycloak.protocol.saml.DefaultSamlArtifactResolver;

/**
 * Asks before an application gets the assertion for an artifact, as at a code exchange: the device may have gone bad
 * since the login. A held application can ask again with the same artifact while that lives.
 */
final class DeviceArtifactResolver extends DefaultSamlArtifactResolver {
    /** Where Keycloak keeps what the artifact stands for. */
    private static final String ARTIFACT = "SAMLart=";

    private final KeycloakSession session;

    DeviceArtifactResolver(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public String resolveArtifact(AuthenticatedClientSessionModel clientSession, String artifact)
            throws ArtifactResolverProcessingException {
        String stored = clientSession.getNote(ARTIFACT + artifact);
        if (stored != null && !ArtifactMessage.isOfLogout(stored)) {
            check(clientSession);
        }
        return super.resolveArtifact(clientSession, artifact);
    }

    private void check(AuthenticatedClientSessionModel clientSession) throws ArtifactResolverProcessingException {
        UserSessionModel userSession = clientSession.getUserSession();
        Optional<Verdict> denial = new BackChannelCheck(session)
                .denial(Point.SAML_ARTIFACT, userSession.getRealm(), clientSession.getClient(), userSession);
        if (denial.isPresent()) {
            report(denial.get());
            throw new ArtifactResolverProcessingException(TokenDenial.description(denial.get()));
        }
    }

    private void report(Verdict denial) {
        new EventBuilder(denial.realm(), session, session.getContext().getConnection())
                .event(EventType.CODE_TO_TOKEN)
                .client(denial.question().subject().clientId())
                .user(denial.user())
                .session(denial.userSessionId().orElse(null))
                .detail("point", denial.point().wire())
                .detail(Details.REASON, denial.decision().rule().wire())
                .error(TokenDenial.ERROR);
    }
}
