// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.demo.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.conditionalaccess.demo.http.Json;
import io.conditionalaccess.demo.http.Reply;
import java.util.Base64;

/** What the token endpoint grants. */
public record Tokens(String access, String refresh) {

    /**
     * The tokens in an answer of the token endpoint; the refresh token is empty if there is none.
     *
     * @throws IllegalStateException if the answer grants nothing
     */
    public static Tokens in(Reply reply) {
        JsonNode json = reply.expect(200).json();
        return new Tokens(
                json.path("access_token").asText(), json.path("refresh_token").asText());
    }

    /** The claims of the access token, unverified. */
    public JsonNode claims() {
        return Json.read(new String(Base64.getUrlDecoder().decode(access.split("\\.", -1)[1]), UTF_8));
    }

    @Override
    public String toString() {
        return "Tokens[hidden]";
    }
}
