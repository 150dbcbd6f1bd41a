// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.conditionalaccess.core.device.AliasType;
import io.conditionalaccess.risk.ssf.set.SetAlgorithm;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.component.ComponentModel;

class SsfReaderTest {
    private static final String SECRET = "s".repeat(32);

    @Test
    void hasDefaultsForEverythingButIssuerAndAudience() {
        SourceConfig config = SourceConfigReader.read(model(Map.of()));
        SourceKind.Ssf ssf = (SourceKind.Ssf) config.kind();
        assertThat(config.proof().method()).isEqualTo(AuthMethod.SET);
        assertThat(config.configured()).isTrue();
        assertThat(config.rights().mayClear()).isTrue();
        assertThat(ssf.algorithms()).containsExactly(SetAlgorithm.RS256);
        assertThat(ssf.delivery()).isEqualTo(SourceKind.Delivery.PUSH);
        assertThat(ssf.pollInterval()).isEqualTo(Duration.ofSeconds(30));
        assertThat(ssf.device()).isEqualTo(AliasType.ID);
        assertThat(ssf.client()).isEmpty();
        assertThat(ssf.bearerExpected()).isFalse();
    }

    @Test
    void aMaskedPushSecretIsStillExpectedButNobodyHasIt() {
        SourceConfig config = SourceConfigReader.read(model(Map.of("secret", "**********")));
        assertThat(((SourceKind.Ssf) config.kind()).bearerExpected()).isTrue();
        assertThat(config.proof().secrets()).isEmpty();
    }

    @Test
    void longPollsArePolls() {
        SourceConfig config = SourceConfigReader.read(model(
                Map.of("delivery", "poll", "clientId", "receiver", "clientSecret", "secret", "longPoll", "true")));
        assertThat(((SourceKind.Ssf) config.kind()).longPoll()).isTrue();
    }

    @Test
    void aMaskedClientSecretIsNotTried() {
        SourceConfig config = SourceConfigReader.read(
                model(Map.of("delivery", "poll", "clientId", "receiver", "clientSecret", "**********")));
        assertThat(((SourceKind.Ssf) config.kind()).client()).isEmpty();
    }

    @Test
    void readsEverythingThatIsGiven() {
        SourceKind.Ssf ssf = (SourceKind.Ssf) SourceConfigReader.read(model(Map.of(
                        "algorithms", "ES256, PS256, EdDSA",
                        "delivery", "push",
                        "pushUrl", "https://login.example/realms/demo/risk-signals/upstream",
                        "secret", SECRET,
                        "clientId", "receiver",
                        "clientSecret", "secret",
                        "tokenUrl", "https://idp.example/token",
                        "transmitterUrl", "https://idp.example/metadata",
                        "deviceIdentifier", "serial",
                        "legacySubjects", "true")))
                .kind();
        assertThat(ssf.algorithms())
                .containsExactlyInAnyOrder(SetAlgorithm.ES256, SetAlgorithm.PS256, SetAlgorithm.EDDSA);
        assertThat(ssf.bearerExpected()).isTrue();
        assertThat(ssf.client()).map(SourceKind.OauthClient::id).contains("receiver");
        assertThat(ssf.transmitter()).isPresent();
        assertThat(ssf.tokenUrl()).isPresent();
        assertThat(ssf.device()).isEqualTo(AliasType.SERIAL);
        assertThat(ssf.legacySubjects()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "issuer, http://idp.example",
        "issuer, https://idp.example/?x=1",
        "issuer, https://user@idp.example",
        "issuer, idp",
        "transmitterUrl, ftp://idp.example",
        "tokenUrl, http://idp.example/token",
        "algorithms, HS256",
        "algorithms, none",
        "algorithms, EDDSA",
        "algorithms, Ed448",
        "delivery, pull",
        "delivery, poll",
        "clientId, receiver",
        "secret, short",
        "pollInterval, PT1S",
        "deviceIdentifier, hostname",
        "legacySubjects, perhaps",
        "longPoll, perhaps",
        "longPoll, true",
        "auth, hmac",
        "headerName, X-Key"
    })
    void refusesWhatCannotWork(String key, String value) {
        assertThatThrownBy(() -> SourceConfigReader.read(model(Map.of(key, value))))
                .isInstanceOf(InvalidSetting.class);
    }

    @Test
    void issuerAndAudienceAreRequired() {
        for (String key : new String[] {"issuer", "audience"}) {
            ComponentModel model = model(Map.of());
            model.getConfig().remove(key);
            assertThatThrownBy(() -> SourceConfigReader.read(model)).hasMessage(key + ": required");
        }
    }

    @Test
    void httpIsForThisMachineOnly() {
        assertThat(PeerUrl.parse("http://localhost:8080/realms/x")).isPresent();
        assertThat(PeerUrl.parse("http://127.0.0.1/")).isPresent();
        assertThat(PeerUrl.parse("http://[::1]/")).isPresent();
        assertThat(PeerUrl.parse("http://localhost.example/")).isEmpty();
        assertThat(PeerUrl.parse("http://127.0.0.1.example/")).isEmpty();
        assertThat(PeerUrl.parse("https://idp.example/#x")).isEmpty();
    }

    private static ComponentModel model(Map<String, String> settings) {
        ComponentModel model = new ComponentModel();
        model.setId("c1");
        model.setName("upstream");
        model.setProviderType(SignalSourceProvider.class.getName());
        model.setProviderId(SsfSourceFactory.ID);
        model.put("issuer", "https://idp.example/realms/x");
        model.put("audience", "https://receiver.example");
        settings.forEach(model::put);
        return model;
    }
}
