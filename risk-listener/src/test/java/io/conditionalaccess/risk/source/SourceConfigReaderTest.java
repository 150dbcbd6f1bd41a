// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.conditionalaccess.core.device.AliasType;
import io.conditionalaccess.core.posture.RiskLevel;
import io.conditionalaccess.core.signal.SourceRights;
import java.text.MessageFormat;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.component.ComponentModel;

class SourceConfigReaderTest {
    private static final String HMAC = "whsec_ZGVtby1lZHItc2VjcmV0LW5vdC1mb3ItcHJvZHVjdGlvbg==";
    private static final String STATIC = "s".repeat(32);

    @Test
    void hasDefaultsForEverythingButTheSecret() {
        SourceConfig config = SourceConfigReader.read(model("edr", "secret", HMAC));
        assertThat(config.alias()).isEqualTo("edr");
        assertThat(config.enabled()).isTrue();
        assertThat(config.proof().method()).isEqualTo(AuthMethod.HMAC);
        assertThat(config.configured()).isTrue();
        assertThat(config.ratePerMinute()).isEqualTo(60_000);
        assertThat(config.rights()).isEqualTo(new SourceRights(RiskLevel.HIGH, true, false, Set.of()));
    }

    @Test
    void letsAStaticSecretClearOnlyIfToldSo() {
        assertThat(SourceConfigReader.read(header("secret", STATIC)).rights().mayClear())
                .isFalse();
        ComponentModel told = header("secret", STATIC);
        told.put("mayClear", "true");
        assertThat(SourceConfigReader.read(told).rights().mayClear()).isTrue();
        assertThat(SourceConfigReader.read(model("edr", "auth", "bearer", "clientId", "sender"))
                        .rights()
                        .mayClear())
                .isTrue();
    }

    @Test
    void storesASourceWithoutUsableSecretAsUnconfigured() {
        assertThat(SourceConfigReader.read(model("edr")).configured()).isFalse();
        assertThat(SourceConfigReader.read(model("edr", "secret", "**********")).configured())
                .isFalse();
        assertThat(SourceConfigReader.read(header("secret", "**********")).configured())
                .isFalse();
        assertThat(SourceConfigReader.read(model("edr", "secret", "**********", "secretNext", HMAC))
                        .proof()
                        .secrets())
                .hasSize(1);
    }

    @Test
    void takesVaultExpressionsAsTheyAre() {
        assertThat(SourceConfigReader.read(model("edr", "secret", "${vault.edr}"))
                        .configured())
                .isTrue();
    }

    @Test
    void readsTrustedAliasesAsListOrSeparatedByCommas() {
        ComponentModel model = model("edr", "trustedAliases", "serial, entra_device_id");
        model.getConfig().add("trustedAliases", "hardware_uuid");
        assertThat(SourceConfigReader.read(model).rights().trustedAliases())
                .containsExactlyInAnyOrder(AliasType.SERIAL, AliasType.ENTRA_DEVICE_ID, AliasType.HARDWARE_UUID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EDR", "", "-edr", "e dr", "operator", "\u00e9dr", "a/b"})
    void refusesAliasesThatAreNoKeys(String name) {
        assertRefused(model(name, "secret", HMAC), "name: ");
    }

    @Test
    void allowsAliasesOf64CharactersAndNotOneMore() {
        assertThat(SourceConfigReader.read(model("a".repeat(64))).alias()).hasSize(64);
        assertRefused(model("a".repeat(65)), "name: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "enabled|yes|enabled: expected one of true, false, got \"yes\"",
                "auth|none|auth: expected one of hmac, header, bearer, custom-hmac, basic, client-certificate, client-state, got \"none\"",
                "maxRisk|critical|maxRisk: expected one of none, low, medium, high, got \"critical\"",
                "mayClear|1|mayClear: expected one of true, false, got \"1\"",
                "ratePerMinute|0|ratePerMinute: expected a whole number from 1 to 10000000, got \"0\"",
                "ratePerMinute|10000001|ratePerMinute: expected a whole number from 1 to 10000000, got \"10000001\"",
                "ratePerMinute|1.5|ratePerMinute: expected a whole number from 1 to 10000000, got \"1.5\"",
                "trustedAliases|hostname|trustedAliases: expected any of id, serial",
                "headerName|X Key|headerName: expected the name of an HTTP header, got \"X Key\"",
                "pollInterval|PT1H|pollInterval: not a key of this kind of source, known are enabled, auth",
                "auth|header|headerName: required where auth is header",
                "auth|bearer|clientId: required where auth is bearer",
            })
    void saysKeyAndWhatIsAllowed(String key, String value, String message) {
        assertRefused(model("edr", key, value), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"geheim", "whsec_c2hvcnQ=", "whsec_%%%"})
    void neverRepeatsASecret(String secret) {
        assertThatThrownBy(() -> SourceConfigReader.read(model("edr", "secret", secret)))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith("secret: expected whsec_")
                .hasMessageNotContaining(secret);
        assertRefused(header("secretNext", STATIC.substring(1)), "secretNext: expected 32 to 1024 visible");
    }

    @Test
    void doesNotPrintSecrets() {
        assertThat(SourceConfigReader.read(model("edr", "secret", HMAC)).toString())
                .doesNotContain(HMAC);
    }

    @Test
    void survivesMessageFormat() {
        ComponentModel odd = model("edr", "ratePerMinute", "{0} isn't");
        assertThatThrownBy(() -> SourceConfigReader.read(odd)).isInstanceOfSatisfying(InvalidSetting.class, e -> {
            assertThat(MessageFormat.format(e.asMessageFormat(), (Object[]) null))
                    .isEqualTo(e.getMessage());
            assertThat(e).hasMessageContaining("{0} isn't");
        });
    }

    @Test
    void aHeartbeatIsADurationOfAMinuteToThirtyDays() {
        assertThat(SourceConfigReader.read(model("edr", "secret", HMAC)).heartbeat())
                .isEmpty();
        assertThat(SourceConfigReader.read(model("edr", "heartbeat", "PT1M")).heartbeat())
                .contains(Duration.ofMinutes(1));
        assertThat(SourceConfigReader.read(model("edr", "heartbeat", "P30D")).heartbeat())
                .contains(Duration.ofDays(30));
        for (String wrong : List.of("PT59S", "P31D", "-PT5M", "5m")) {
            assertRefused(
                    model("edr", "heartbeat", wrong), "heartbeat: expected an ISO 8601 duration from PT1M to PT720H");
        }
    }

    @Test
    void refusesTwoValuesForOneKey() {
        ComponentModel model = model("edr", "secret", HMAC);
        model.getConfig().put("auth", List.of("hmac", "bearer"));
        assertRefused(model, "auth: expected one value, got 2");
    }

    private static void assertRefused(ComponentModel model, String message) {
        assertThatThrownBy(() -> SourceConfigReader.read(model))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith(message);
    }

    private static ComponentModel header(String key, String value) {
        return model("edr", "auth", "header", "headerName", "X-Key", key, value);
    }

    private static ComponentModel model(String name, String... pairs) {
        ComponentModel model = new ComponentModel();
        model.setId("c1");
        model.setName(name);
        model.setProviderType(SignalSourceProvider.class.getName());
        model.setProviderId(GenericSourceFactory.ID);
        for (int i = 0; i < pairs.length; i += 2) {
            model.put(pairs[i], pairs[i + 1]);
        }
        return model;
    }
}
