// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.ssf.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.conditionalaccess.risk.MovingClock;
import io.conditionalaccess.risk.ssf.set.KeysUnavailable;
import io.conditionalaccess.risk.ssf.set.SigningKey;
import java.io.IOException;
import java.net.URI;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KnownTransmitterTest {
    private static final PublicKey KEY = key();

    private final MovingClock clock = new MovingClock(Instant.parse("2026-11-22T10:00:00Z"));
    private final KnownTransmitter transmitter = new KnownTransmitter(clock);
    private String published = "key-1";
    private boolean down;
    private int fetches;

    @Test
    void fetchesOnceForAKeyThatIsKnown() {
        assertThat(find("key-1")).isPresent();
        assertThat(find("key-1")).isPresent();
        assertThat(fetches).isEqualTo(1);
    }

    @Test
    void fetchesAgainForANewKey() {
        assertThat(find("key-1")).isPresent();
        published = "key-2";
        clock.pass(KnownTransmitter.BETWEEN);
        assertThat(find("key-2")).isPresent();
        assertThat(fetches).isEqualTo(2);
    }

    @Test
    void anUnknownKeyIsNotLookedForAgainAtOnceAndNotRefusedEither() {
        assertThat(find("made-up-1")).isEmpty();
        for (int i = 2; i < 10; i++) {
            String kid = "made-up-" + i;
            assertThatThrownBy(() -> find(kid)).isInstanceOf(KeysUnavailable.class);
        }
        assertThat(fetches).isEqualTo(1);
    }

    @Test
    void aWithdrawnKeyIsForgotten() {
        assertThat(find("key-1")).isPresent();
        published = "key-2";
        clock.pass(KnownTransmitter.FRESH);
        assertThat(find("key-1")).isEmpty();
    }

    @Test
    void aTransmitterThatIsDownIsBelievedForADay() {
        assertThat(find("key-1")).isPresent();
        down = true;
        clock.pass(KnownTransmitter.FRESH);
        assertThat(find("key-1")).isPresent();
        assertThatThrownBy(() -> find("key-2")).isInstanceOf(KeysUnavailable.class);
        clock.pass(KnownTransmitter.USABLE);
        assertThatThrownBy(() -> find("key-1")).isInstanceOf(KeysUnavailable.class);
    }

    @Test
    void readsMetadataOfTheConfiguredIssuerOnly() throws IOException {
        URI from = URI.create("https://idp.example/.well-known/ssf-configuration");
        var json = new ObjectMapper()
                .readTree("{\"issuer\":\"https://idp.example\",\"jwks_uri\":\"https://keys.example/jwks\","
                        + "\"status_endpoint\":\"https://localhost:9000/metrics\"}");
        TransmitterMetadata metadata = TransmitterMetadata.read(json, from, "https://idp.example");
        assertThat(metadata.jwks()).isEqualTo(URI.create("https://keys.example/jwks"));
        assertThat(metadata.status()).as("an address of our own machine").isEmpty();
        assertThatThrownBy(() -> TransmitterMetadata.read(json, from, "https://other.example"))
                .isInstanceOf(IOException.class);
    }

    @Test
    void looksForMetadataWhereTheIssuerSays() {
        assertThat(WellKnown.addresses("https://h/realms/x/", "ssf-configuration"))
                .containsExactly(
                        URI.create("https://h/.well-known/ssf-configuration/realms/x"),
                        URI.create("https://h/realms/x/.well-known/ssf-configuration"));
        assertThat(WellKnown.addresses("https://h", "ssf-configuration"))
                .containsExactly(URI.create("https://h/.well-known/ssf-configuration"));
    }

    private Optional<SigningKey> find(String kid) {
        return transmitter.key(kid, () -> {
            fetches++;
            if (down) {
                throw new IOException("down");
            }
            TransmitterMetadata metadata = new TransmitterMetadata(
                    URI.create("https://idp.example/jwks"),
                    Set.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
            return new Snapshot(metadata, Map.of(published, new SigningKey(KEY, Optional.empty())));
        });
    }

    private static PublicKey key() {
        try {
            return KeyPairGenerator.getInstance("EC").generateKeyPair().getPublic();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
