// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.ssf.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.conditionalaccess.risk.ssf.set.SigningKey;
import java.io.IOException;
import java.security.interfaces.EdECPublicKey;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SnapshotTest {
    /** RFC 8037, appendix A.2. */
    private static final String X = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";

    private static final String ED25519 =
            "{'kty':'OKP','crv':'Ed25519','kid':'ed','alg':'EdDSA','use':'sig','x':'" + X + "'}";

    @Test
    void readsEdwardsKeys() throws IOException {
        SigningKey key = Optional.ofNullable(keys(ED25519).get("ed")).orElseThrow();

        assertThat(key.algorithm()).contains("EdDSA");
        assertThat(key.key())
                .isInstanceOfSatisfying(
                        EdECPublicKey.class,
                        ed -> assertThat(ed.getParams().getName()).isEqualTo("Ed25519"));
    }

    @Test
    void keysThatCannotBeReadDoNotCostTheOthers() throws IOException {
        assertThat(keys(
                        "{'kty':'OKP','crv':'X25519','kid':'a','x':'" + X + "'}",
                        "{'kty':'OKP','crv':'Ed25519','kid':'b','x':'AAAA'}",
                        "{'kty':'OKP','crv':'Ed25519','kid':'c'}",
                        "{'kty':'EC','crv':'secp256k1','kid':'d','x':'AA','y':'AA'}",
                        "{'kty':'oct','kid':'e','k':'AAAA'}",
                        "{'kty':'RSA','kid':'f'}",
                        ED25519))
                .containsOnlyKeys("ed");
    }

    @Test
    void keysWithoutAnIdOrToEncryptAreLeftOut() throws IOException {
        assertThat(keys(
                        ED25519.replace("'kid':'ed',", ""),
                        ED25519.replace("'ed'", "'enc'").replace("'sig'", "'enc'")))
                .isEmpty();
    }

    @Test
    void whatIsNoKeySetIsRefused() {
        for (String json : new String[] {"{}", "[]", "null", "<html>"}) {
            assertThatThrownBy(() -> Snapshot.keys(json)).as(json).isInstanceOf(IOException.class);
        }
    }

    private static Map<String, SigningKey> keys(String... keys) throws IOException {
        return Snapshot.keys(("{'keys':[" + String.join(",", keys) + "]}").replace('\'', '"'));
    }
}
