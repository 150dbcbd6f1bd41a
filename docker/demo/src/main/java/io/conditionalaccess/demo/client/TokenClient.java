// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.demo.client;

import io.conditionalaccess.demo.http.Http;
import io.conditionalaccess.demo.http.Reply;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** An application at the token, introspection and userinfo endpoints of a realm. */
public final class TokenClient {
    private final Http http;
    private final String endpoints;
    private final Map<String, String> itself;

    /**
     * A confidential client if it has a secret, else a public one.
     *
     * @param realm for example {@code https://localhost:8443/realms/demo}
     */
    public TokenClient(Http http, URI realm, String clientId, Optional<String> secret) {
        this.http = http;
        this.endpoints = realm + "/protocol/openid-connect/";
        this.itself = new HashMap<>(Map.of("client_id", clientId));
        secret.ifPresent(value -> itself.put("client_secret", value));
    }

    /** Code for tokens. */
    public Reply exchange(Visit.Code code) {
        return token(Map.of(
                "grant_type",
                "authorization_code",
                "code",
                code.value(),
                "redirect_uri",
                code.redirectUri(),
                "code_verifier",
                code.verifier()));
    }

    /** Refresh token for tokens. */
    public Reply refresh(String refreshToken) {
        return token(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
    }

    /** Name and password for tokens (direct access grant), with scopes such as {@code openid offline_access}. */
    public Reply password(String user, String password, String scope) {
        return token(Map.of("grant_type", "password", "username", user, "password", password, "scope", scope));
    }

    /** Any other request to the token endpoint. */
    public Reply token(Map<String, String> fields) {
        return post("token", fields);
    }

    /** Asks whether a token is active (RFC 7662). */
    public Reply introspect(String token) {
        return post("token/introspect", Map.of("token", token));
    }

    /** Whom an access token stands for. */
    public Reply userinfo(String accessToken) {
        return http.send(Http.request(URI.create(endpoints + "userinfo"))
                .header("Authorization", "Bearer " + accessToken)
                .build());
    }

    private Reply post(String endpoint, Map<String, String> fields) {
        Map<String, String> all = new HashMap<>(itself);
        all.putAll(fields);
        return http.postForm(URI.create(endpoints + endpoint), all);
    }
}
