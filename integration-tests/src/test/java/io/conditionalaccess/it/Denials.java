// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The events of a realm that tell of a refused device. */
final class Denials {
    private static final String ERROR = "device_not_compliant";
    private final TestRealm realm;

    private Denials(TestRealm realm) {
        this.realm = realm;
    }

    /** Some of these types a realm does not keep unless it is told to. */
    static Denials keptBy(TestRealm realm) {
        realm.admin
                .put(
                        realm.name + "/events/config",
                        Map.of(
                                "eventsEnabled",
                                true,
                                "enabledEventTypes",
                                List.of(
                                        "LOGIN",
                                        "LOGIN_ERROR",
                                        "CODE_TO_TOKEN_ERROR",
                                        "REFRESH_TOKEN_ERROR",
                                        "OAUTH2_DEVICE_CODE_TO_TOKEN_ERROR",
                                        "AUTHREQID_TO_TOKEN_ERROR",
                                        "JWT_AUTHORIZATION_GRANT_ERROR",
                                        "INTROSPECT_TOKEN_ERROR",
                                        "TOKEN_EXCHANGE_ERROR",
                                        "PERMISSION_TOKEN_ERROR",
                                        "USER_INFO_REQUEST_ERROR",
                                        "IDENTITY_PROVIDER_RETRIEVE_TOKEN_ERROR",
                                        "CLIENT_INITIATED_ACCOUNT_LINKING_ERROR",
                                        "FEDERATED_IDENTITY_LINK_ERROR",
                                        "IMPERSONATE_ERROR",
                                        "USER_SESSION_DELETED")))
                .expect(204);
        return new Denials(realm);
    }

    /** All of them, the newest first. */
    List<JsonNode> all() {
        return StreamSupport.stream(
                        realm.admin
                                .get(realm.name + "/events?max=500")
                                .expect(200)
                                .json()
                                .spliterator(),
                        false)
                .filter(event -> event.path("error").asText().equals(ERROR))
                .toList();
    }

    /** Their types, the newest first. */
    List<String> types() {
        return all().stream().map(event -> event.path("type").asText()).toList();
    }
}
