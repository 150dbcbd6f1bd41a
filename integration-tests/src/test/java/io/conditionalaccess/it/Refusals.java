// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.http.Reply;

/** How a refusal looks at each kind of endpoint; whatever else is not 200 is a mistake of the test. */
final class Refusals {
    private Refusals() {}

    /** At the token endpoint: {@code invalid_grant} with our description. */
    static boolean ofGrant(Reply reply) {
        if (reply.status() == 200) {
            return false;
        }
        assertThat(reply.status()).as(reply.body()).isEqualTo(400);
        assertThat(reply.json().path("error").asText()).as(reply.body()).isEqualTo("invalid_grant");
        assertThat(reply.json().path("error_description").asText()).startsWith("device_not_compliant: ");
        return true;
    }

    /** At a resource that takes an access token: {@code invalid_token} with our description (RFC 6750, section 3). */
    static String ofToken(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(401);
        String description = reply.json().path("error_description").asText();
        assertThat(description).as(reply.body()).startsWith("device_not_compliant: ");
        assertThat(reply.header("WWW-Authenticate").orElseThrow())
                .contains("error=\"invalid_token\"")
                .contains(description);
        return description.substring("device_not_compliant: ".length());
    }
}
