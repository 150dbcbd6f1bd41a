// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.registry.DeviceRegistryProviderFactory;
import io.conditionalaccess.registry.policy.DevicePolicyProviderFactory;
import io.conditionalaccess.risk.source.SignalSourceProviderFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderFactory;

/** The page that lists every key says what the code says. */
class ConfigurationPageTest {

    @Test
    void configurationPageIsWhatTheFactoriesDeclare() throws IOException {
        String expected = page();
        Path file = Path.of(System.getProperty("root"), "docs", "configuration.md");
        if (Boolean.getBoolean("update.docs")) {
            Files.writeString(file, expected);
        }
        assertThat(Files.readString(file)).isEqualTo(expected);
    }

    private static String page() {
        ConfigurationPage page = new ConfigurationPage();
        page.section(
                "Policy",
                "The realm component `device-policy` (provider type"
                        + " `io.conditionalaccess.registry.policy.DevicePolicyProvider`), exactly one per realm that takes"
                        + " part. Durations are ISO 8601, a day is 24 hours. A wrong value is refused when it is saved, with"
                        + " the key and what is allowed; a change counts from the next decision on every node.",
                the(DevicePolicyProviderFactory.class, "device-policy").getConfigProperties());
        page.section(
                "Signal source `generic`",
                "A realm component per product that tells (provider type"
                        + " `io.conditionalaccess.risk.source.SignalSourceProvider`); its name is the source's alias. Secrets"
                        + " are masked when read and may be vault expressions (`${vault.name}`).",
                the(SignalSourceProviderFactory.class, "generic").getConfigProperties());
        for (String kind : List.of("microsoft-defender", "microsoft-intune", "fleet", "crowdstrike", "sentinelone")) {
            page.section(
                    "Signal source `" + kind + "`",
                    "A product that is asked ([pulls.md](pulls.md)). The keys of `generic`, and besides:",
                    besides(kind));
        }
        page.section("Signal source `mapping`", "As `generic`, and besides:", besides("mapping"));
        page.section(
                "Signal source `ssf`",
                "The same for a transmitter of the OpenID Shared Signals Framework; [sources/ssf.md](sources/ssf.md) says"
                        + " how to set it up.",
                the(SignalSourceProviderFactory.class, "ssf").getConfigProperties());
        page.section(
                "Condition `conditional-device-compliance`",
                "In a conditional sub-flow of an authentication flow.",
                the(AuthenticatorFactory.class, "conditional-device-compliance").getConfigProperties());
        page.section(
                "Server options",
                "Given at the start as `--spi-device-registry--default--<key>=<value>`.",
                the(DeviceRegistryProviderFactory.class, "default").getConfigMetadata());
        return page.toString();
    }

    private static List<ProviderConfigProperty> besides(String kind) {
        List<String> common = the(SignalSourceProviderFactory.class, "generic").getConfigProperties().stream()
                .map(ProviderConfigProperty::getName)
                .toList();
        return the(SignalSourceProviderFactory.class, kind).getConfigProperties().stream()
                .filter(property -> !common.contains(property.getName()))
                .toList();
    }

    private static <T extends ProviderFactory<?>> T the(Class<T> type, String id) {
        List<T> ours = ServiceLoader.load(type).stream()
                .filter(provider -> provider.type().getName().startsWith("io.conditionalaccess."))
                .map(ServiceLoader.Provider::get)
                .filter(factory -> factory.getId().equals(id))
                .toList();
        assertThat(ours).as(type + " " + id).hasSize(1);
        return ours.get(0);
    }
}
