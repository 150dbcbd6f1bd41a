// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.http.Reply;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Algorithms other than the usual one count where a source lists them. */
class SsfSignaturesIT {
    private final TestRealm realm = TestRealm.create().device("laptop");

    @Test
    void edwardsKeysAreGoodWhereTheSourceAllowsThem() {
        try (TransmitterStub transmitter = new TransmitterStub()) {
            transmitter.rotate("ed", Signer.ed25519());
            transmitter.register(realm, "usual", Map.of()).expect(201);
            transmitter
                    .register(realm, "edwards", Map.of("algorithms", "RS256,EdDSA"))
                    .expect(201);
            String token = transmitter.token(
                    TransmitterStub.CAEP + "device-compliance-change",
                    Map.of("format", "opaque", "id", "laptop"),
                    Map.of("current_status", "not-compliant", "previous_status", "compliant"));

            Reply refused = transmitter.push(realm, "usual", token).expect(400);
            assertThat(refused.json().path("err").asText()).isEqualTo("invalid_request");
            assertThat(compliance()).isEqualTo("null");

            transmitter.push(realm, "edwards", token).expect(202);
            assertThat(compliance()).isEqualTo("not-compliant");
        }
    }

    private String compliance() {
        return realm.shown("laptop").path("posture").path("compliance").asText();
    }
}
