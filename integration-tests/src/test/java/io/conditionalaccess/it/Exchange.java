// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import io.conditionalaccess.demo.client.TokenClient;
import io.conditionalaccess.demo.http.Reply;
import java.util.Map;

/** Standard token exchange (RFC 8693). */
final class Exchange {
    private static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";

    private Exchange() {}

    /** An access token of somebody else for one of this client's own. */
    static Reply of(String accessToken, TokenClient client) {
        return client.token(Map.of(
                "grant_type", "urn:ietf:params:oauth:grant-type:token-exchange",
                "subject_token", accessToken,
                "subject_token_type", ACCESS_TOKEN,
                "requested_token_type", ACCESS_TOKEN,
                "scope", "openid"));
    }
}
