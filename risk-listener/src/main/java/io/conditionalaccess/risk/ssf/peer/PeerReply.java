// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.ssf.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.conditionalaccess.risk.reading.StrictJson;
import java.io.IOException;

/** What a transmitter answered. */
record PeerReply(int status, String body) {
    private static final StrictJson JSON = new StrictJson(32, 1_000_000, 500_000);

    /** @throws IOException naming the status, if it is another */
    PeerReply expect(int expected) throws IOException {
        if (status != expected) {
            throw new IOException("expected status " + expected + ", got " + status);
        }
        return this;
    }

    /** A missing node if it is no JSON. */
    JsonNode json() {
        return JSON.read(body).root().orElseGet(MissingNode::getInstance);
    }

    /** May hold tokens. */
    @Override
    public String toString() {
        return "PeerReply[" + status + "]";
    }
}
