// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.component.ComponentModel;

/** Sources that are asked. */
class PullReaderTest {
    private static final String SECRET = "geheim";

    @ParameterizedTest
    @EnumSource(PullVendor.class)
    void eachKindNeedsLittle(PullVendor vendor) {
        SourceConfig config = read(vendor, Map.of());

        SourceKind.Pull pull = config.pull().orElseThrow();
        assertThat(pull.vendor()).isEqualTo(vendor);
        assertThat(pull.endpoint().getScheme()).isEqualTo("https");
        assertThat(pull.pollInterval()).isEqualTo(Duration.ofMinutes(5));
        assertThat(config.heartbeat()).contains(Duration.ofMinutes(15));
        assertThat(config.rights().mayClear()).isTrue();
    }

    @Test
    void whatIsAskedMayClearHoweverHintsAreAuthenticated() {
        Map<String, String> header = Map.of("auth", "header", "headerName", "X-Key", "secret", "s".repeat(32));

        assertThat(read(PullVendor.FLEET, header).rights().mayClear()).isTrue();
    }

    @Test
    void silenceFollowsFromTheIntervalUnlessConfigured() {
        assertThat(read(PullVendor.FLEET, Map.of("pollInterval", "PT1H")).heartbeat())
                .contains(Duration.ofHours(3));
        assertThat(read(PullVendor.FLEET, Map.of("heartbeat", "PT7M")).heartbeat())
                .contains(Duration.ofMinutes(7));
    }

    @Test
    void changesAreFollowedOnlyIfConfigured() {
        assertThat(read(PullVendor.MICROSOFT_INTUNE, Map.of())
                        .pull()
                        .orElseThrow()
                        .delta())
                .isFalse();
        assertThat(read(PullVendor.MICROSOFT_INTUNE, Map.of("delta", "true"))
                        .pull()
                        .orElseThrow()
                        .delta())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"**********", ""})
    void withoutItsSecretNothingIsAsked(String secret) {
        assertThat(read(PullVendor.CROWDSTRIKE, Map.of("clientSecret", secret)).pull())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://localhost:8080", "http://127.0.0.1:1", "http://[::1]:1", "https://fleet.example:8443/"})
    void addressesAreHttpsOrOnThisMachine(String endpoint) {
        assertThat(read(PullVendor.FLEET, Map.of("endpoint", endpoint))
                        .pull()
                        .orElseThrow()
                        .endpoint())
                .isEqualTo(URI.create(endpoint));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://fleet.example",
                "http://127.0.0.1.evil.example",
                "http://localhost.evil.example",
                "https://user:pass@fleet.example",
                "https://fleet.example/?a=b",
                "https://fleet.example/#a",
                "https://fleet.example/path",
                "https://",
                "ftp://fleet.example",
                "fleet.example",
                "https://fleet example"
            })
    void otherAddressesAreRefused(String endpoint) {
        assertThatThrownBy(() -> read(PullVendor.FLEET, Map.of("endpoint", endpoint)))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith("endpoint: ");
    }

    @ParameterizedTest
    @CsvSource({
        "FLEET, endpoint, '', endpoint: required",
        "SENTINELONE, endpoint, '', endpoint: required",
        "MICROSOFT_INTUNE, tenant, '', tenant: required",
        "MICROSOFT_INTUNE, tenant, a/../b, tenant: expected the id or a domain",
        "MICROSOFT_DEFENDER, clientId, '', clientId: required",
        "CROWDSTRIKE, pollInterval, PT1S, pollInterval: expected an ISO 8601 duration from PT1M to PT24H",
        "CROWDSTRIKE, tokenEndpoint, http://login.example/token, tokenEndpoint: expected an https address",
        "CROWDSTRIKE, auth, bearer, auth: expected hmac or header",
        "FLEET, tenant, contoso, tenant: not a key of this kind of source",
        "MICROSOFT_INTUNE, delta, perhaps, delta: expected one of true, false",
        "MICROSOFT_DEFENDER, delta, true, delta: not a key of this kind of source"
    })
    void aWrongValueIsRefusedByKey(PullVendor vendor, String key, String value, String message) {
        assertThatThrownBy(() -> read(vendor, Map.of(key, value)))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void aSecretThatIsNoneIsRefusedWithoutBeingRepeated() {
        assertThatThrownBy(() -> read(PullVendor.FLEET, Map.of("clientSecret", "two words")))
                .hasMessageStartingWith("clientSecret: expected")
                .hasMessageNotContaining("two words");
    }

    private static SourceConfig read(PullVendor vendor, Map<String, String> changed) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("clientSecret", SECRET);
        if (vendor.endpoint().isEmpty()) {
            settings.put("endpoint", "https://vendor.example");
        }
        if (vendor.usesClientCredentials()) {
            settings.put("clientId", "client");
        }
        if (vendor.hasTenants()) {
            settings.put("tenant", "contoso.example");
        }
        settings.putAll(changed);
        ComponentModel model = new ComponentModel();
        model.setId("id");
        model.setName("src");
        model.setProviderId(vendor.id());
        settings.forEach(model::put);
        return SourceConfigReader.read(model);
    }
}
