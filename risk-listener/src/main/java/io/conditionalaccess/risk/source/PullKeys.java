// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.source;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/** Configuration keys that sources which are asked have besides. */
final class PullKeys {
    static final String ENDPOINT = "endpoint";
    static final String TENANT = "tenant";
    static final String TOKEN_ENDPOINT = "tokenEndpoint";
    static final String CLIENT_SECRET = "clientSecret";
    static final String POLL_INTERVAL = "pollInterval";
    static final String DELTA = "delta";

    static final Duration DEFAULT_INTERVAL = Duration.ofMinutes(5);
    static final Duration SHORTEST_INTERVAL = Duration.ofMinutes(1);
    static final Duration LONGEST_INTERVAL = Duration.ofDays(1);

    private PullKeys() {}

    static List<ProviderConfigProperty> of(PullVendor vendor) {
        ProviderConfigurationBuilder keys = ProviderConfigurationBuilder.create()
                .property()
                .name(ENDPOINT)
                .label("Address")
                .helpText("Where the product is asked: an https address without path."
                        + vendor.endpoint().map(e -> " Unset: " + e + ".").orElse(" Required."))
                .type(ProviderConfigProperty.STRING_TYPE)
                .add();
        if (vendor.hasTenants()) {
            keys.property()
                    .name(TENANT)
                    .label("Tenant")
                    .helpText("Id or domain of the directory. Required.")
                    .type(ProviderConfigProperty.STRING_TYPE)
                    .add();
        }
        if (vendor.usesClientCredentials()) {
            keys.property()
                    .name(TOKEN_ENDPOINT)
                    .label("Token address")
                    .helpText("Where tokens are asked for, if not at the usual place: an https address.")
                    .type(ProviderConfigProperty.STRING_TYPE)
                    .add();
        }
        if (vendor.tellsChanges()) {
            keys.property()
                    .name(DELTA)
                    .label("Follow changes")
                    .helpText(
                            "Whether only devices that changed in Entra are asked about between two whole lists, which are"
                                    + " read every half an hour then, or a quarter of staleAfter. Needs the permission"
                                    + " Device.Read.All besides.")
                    .type(ProviderConfigProperty.BOOLEAN_TYPE)
                    .defaultValue(false)
                    .add();
        }
        return keys.property()
                .name(CLIENT_SECRET)
                .label("Secret for the product")
                .helpText((vendor.usesClientCredentials()
                                ? "The secret of the client named by clientId, with which the product is asked."
                                : "The API token with which the product is asked.")
                        + " May be a vault expression. Without it the product is not asked.")
                .type(ProviderConfigProperty.PASSWORD)
                .secret(true)
                .add()
                .property()
                .name(POLL_INTERVAL)
                .label("Interval")
                .helpText(String.format(
                        Locale.ROOT,
                        "How often the product is asked, once per cluster: ISO 8601 duration from %s to P1D. Unless"
                                + " heartbeat says otherwise, three intervals without an answer are silence.",
                        SHORTEST_INTERVAL))
                .type(ProviderConfigProperty.STRING_TYPE)
                .defaultValue(DEFAULT_INTERVAL.toString())
                .add()
                .build();
    }
}
