// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.token;

import io.conditionalaccess.authenticator.binding.BindingNote;
import io.conditionalaccess.authenticator.check.Point;
import io.conditionalaccess.registry.setup.RealmSetup;
import java.util.Optional;
import org.keycloak.OAuth2Constants;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.protocol.oidc.grants.OAuth2GrantType;
import org.keycloak.protocol.oidc.token.TokenPostProcessor;
import org.keycloak.protocol.oidc.token.TokenPostProcessorContext;

/**
 * Asks before tokens leave, whatever the grant, unless an earlier point of the same request asked already: a code that was
 * issued before its device went bad, and grants that have no point of their own.
 */
final class DeviceTokenPostProcessor implements TokenPostProcessor {
    private final KeycloakSession session;

    DeviceTokenPostProcessor(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void process(TokenPostProcessorContext context) {
        AuthenticatedClientSessionModel clientSession =
                context.clientSessionCtx().getClientSession();
        UserSessionModel userSession = clientSession.getUserSession();
        if (!TokenDenial.isChecked(session)) {
            check(clientSession.getClient(), userSession);
        }
        if (context.accessToken() != null) {
            StatelessBinding.carry(session, context.accessToken(), userSession);
        }
    }

    private void check(ClientModel client, UserSessionModel userSession) {
        RealmModel realm = userSession.getRealm();
        if (!RealmSetup.takesPart(realm) || userSession.getUser().getServiceAccountClientLink() != null) {
            return;
        }
        GrantCheck check = new GrantCheck(session, event(realm, client));
        if (isNew(realm, userSession)) {
            check.starting(realm, client, userSession);
        } else {
            check.existing(point(), realm, client, userSession);
        }
    }

    /** Whether this request made it. An exchanged token gets a copy of its session, which is as old as that. */
    private boolean isNew(RealmModel realm, UserSessionModel userSession) {
        if (userSession.getNote(BindingNote.KEY) != null || point() == Point.CODE_EXCHANGE) {
            return false;
        }
        if (userSession.getPersistenceState() == UserSessionModel.SessionPersistenceState.TRANSIENT) {
            return userSession.getNote(Constants.CREATED_FROM_PERSISTENT) == null;
        }
        String id = userSession.getId();
        return KeycloakModelUtils.runJobInTransactionWithResult(
                session.getKeycloakSessionFactory(),
                session.getContext(),
                own -> own.sessions().getUserSession(realm, id) == null
                        && own.sessions().getOfflineUserSession(realm, id) == null,
                "device-compliance");
    }

    private Point point() {
        return OAuth2Constants.AUTHORIZATION_CODE.equals(grantType()) ? Point.CODE_EXCHANGE : Point.TOKEN;
    }

    private EventBuilder event(RealmModel realm, ClientModel client) {
        return new EventBuilder(realm, session, session.getContext().getConnection())
                .event(eventType())
                .client(client)
                .detail(Details.GRANT_TYPE, grantType());
    }

    private EventType eventType() {
        return Optional.ofNullable(session.getProvider(OAuth2GrantType.class, grantType()))
                .map(OAuth2GrantType::getEventType)
                .orElse(EventType.LOGIN);
    }

    private String grantType() {
        return String.valueOf(
                session.getContext().getHttpRequest().getDecodedFormParameters().getFirst(OAuth2Constants.GRANT_TYPE));
    }
}
