// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.webhook;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;

/** Okta sends a GET with a challenge, once, when an event hook is verified, and wants it back in JSON. */
public final class OktaVerification {
    private static final String HEADER = "X-Okta-Verification-Challenge";

    private OktaVerification() {}

    /** Empty if there is no challenge. */
    public static Optional<HandshakeAnswer> answer(RequestHeaders headers) {
        return headers.one(HEADER)
                .filter(HandshakeAnswer::echoes)
                .map(text -> JsonNodeFactory.instance.objectNode().put("verification", text))
                .map(json -> new HandshakeAnswer(HandshakeAnswer.JSON, json.toString()));
    }
}
