// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.reaction;

import io.conditionalaccess.registry.LogoutTask;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.saml.SamlProtocol;

/**
 * As much of a session that may be gone as Keycloak asks for to make a SAML logout request about it. Any other question
 * fails, and with it the attempt, rather than being answered wrongly.
 */
record FormerSession(LogoutTask task, ClientModel client) {

    AuthenticatedClientSessionModel clientSession() {
        Map<String, String> notes = Map.of(
                SamlProtocol.SAML_NAME_ID,
                task.subject(),
                SamlProtocol.SAML_NAME_ID_FORMAT,
                task.nameFormat().orElseThrow());
        return answering(
                AuthenticatedClientSessionModel.class,
                Map.of(
                        "getClient",
                        none -> client,
                        "getUserSession",
                        none -> userSession(),
                        "getNote",
                        name -> notes.get(Objects.requireNonNull(name)[0])));
    }

    UserSessionModel userSession() {
        return answering(UserSessionModel.class, Map.of("getId", none -> task.sessionId()));
    }

    /** Where the server is, as in the issuer that the application knows: nobody's request brings us here. */
    UriInfo server() {
        String base = ServerAddress.of(task.issuer());
        return answering(UriInfo.class, Map.of("getBaseUriBuilder", none -> UriBuilder.fromUri(base)));
    }

    private static <T> T answering(
            Class<T> type, Map<String, Function<Object @Nullable [], @Nullable Object>> answers) {
        return type.cast(Proxy.newProxyInstance(
                FormerSession.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    Function<Object @Nullable [], @Nullable Object> answer = answers.get(method.getName());
                    if (answer == null) {
                        throw new UnsupportedOperationException(method + " of a session that is gone");
                    }
                    return answer.apply(arguments);
                }));
    }
}
