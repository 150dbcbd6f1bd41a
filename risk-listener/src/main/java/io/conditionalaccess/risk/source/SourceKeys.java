// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.source;

import io.conditionalaccess.core.device.AliasType;
import io.conditionalaccess.core.posture.RiskLevel;
import java.util.Arrays;
import java.util.List;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/** Configuration keys that every source has, with what the documentation says about them. */
final class SourceKeys {
    static final String ENABLED = "enabled";
    static final String AUTH = "auth";
    static final String SECRET = "secret";
    static final String SECRET_NEXT = "secretNext";
    static final String HEADER_NAME = "headerName";
    static final String CLIENT_ID = "clientId";
    static final String MAX_RISK = "maxRisk";
    static final String MAY_CLEAR = "mayClear";
    static final String MAY_CREATE_DEVICES = "mayCreateDevices";
    static final String TRUSTED_ALIASES = "trustedAliases";
    static final String DEVICES = "devices";
    static final String RATE_PER_MINUTE = "ratePerMinute";

    static final String HEARTBEAT = "heartbeat";

    static final int DEFAULT_RATE = 60_000;

    static final List<String> TRUSTABLE = Arrays.stream(AliasType.values())
            .filter(AliasType::strong)
            .map(AliasType::wire)
            .toList();

    static final List<ProviderConfigProperty> PROPERTIES = ProviderConfigurationBuilder.create()
            .property()
            .name(ENABLED)
            .label("Enabled")
            .helpText("A disabled source is answered like an unknown one.")
            .type(ProviderConfigProperty.BOOLEAN_TYPE)
            .defaultValue(true)
            .add()
            .property()
            .name(AUTH)
            .label("Authentication")
            .helpText("hmac: Standard Webhooks signature. header: a static secret in a header."
                    + " bearer: a service-account token of this realm with audience risk-signals. custom-hmac: a"
                    + " vendor's own signature. basic: user name and password. client-certificate: over mutual TLS."
                    + " client-state: that of Microsoft Graph's notifications.")
            .type(ProviderConfigProperty.LIST_TYPE)
            .options(AuthMethod.words())
            .defaultValue(AuthMethod.HMAC.wire())
            .add()
            .property()
            .name(SECRET)
            .label("Secret")
            .helpText(
                    "hmac: whsec_ and the base64 of 24 to 64 bytes. header, basic, client-state: at least 32 characters."
                            + " custom-hmac: at least 16. May be a vault expression. Without it the source authenticates nobody.")
            .type(ProviderConfigProperty.PASSWORD)
            .secret(true)
            .add()
            .property()
            .name(SECRET_NEXT)
            .label("Next secret")
            .helpText("A second secret that is accepted too, while senders change over.")
            .type(ProviderConfigProperty.PASSWORD)
            .secret(true)
            .add()
            .property()
            .name(HEADER_NAME)
            .label("Header")
            .helpText("With header authentication: the header that holds the secret. Authorization means Basic with"
                    + " any user name and the secret as password. With custom-hmac: the header that holds the"
                    + " signature.")
            .type(ProviderConfigProperty.STRING_TYPE)
            .add()
            .property()
            .name(CLIENT_ID)
            .label("Client")
            .helpText("With bearer authentication: the client whose service account sends. It needs the role submit of"
                    + " the client risk-signals. Of a product that is asked with OAuth: the client that asks.")
            .type(ProviderConfigProperty.STRING_TYPE)
            .add()
            .property()
            .name(MAX_RISK)
            .label("Highest risk")
            .helpText("Caps the risk that this source can cause; what is above is lowered to it, never rejected.")
            .type(ProviderConfigProperty.LIST_TYPE)
            .options(Arrays.stream(RiskLevel.values()).map(RiskLevel::wire).toList())
            .defaultValue(RiskLevel.HIGH.wire())
            .add()
            .property()
            .name(MAY_CLEAR)
            .label("May clear")
            .helpText("Whether the source may lower what it raised, or shorten it. Unset: yes with hmac, bearer,"
                    + " client-certificate, and custom-hmac with a timestamp; else no, because what was seen once can be"
                    + " sent again by anyone.")
            .type(ProviderConfigProperty.BOOLEAN_TYPE)
            .add()
            .property()
            .name(MAY_CREATE_DEVICES)
            .label("May create devices")
            .helpText("Whether a signal about an unknown device id creates the device.")
            .type(ProviderConfigProperty.BOOLEAN_TYPE)
            .defaultValue(false)
            .add()
            .property()
            .name(TRUSTED_ALIASES)
            .label("Trusted identifiers")
            .helpText("Identifiers sent by this source that may also recognise the device at login.")
            .type(ProviderConfigProperty.MULTIVALUED_LIST_TYPE)
            .options(TRUSTABLE)
            .add()
            .property()
            .name(DEVICES)
            .label("Devices")
            .helpText(
                    "Of which devices the source may speak, several separated by commas: id:lab-* (a star stands for any"
                            + " characters), platform:windows or tag:lab. Signals about others are refused. Unset: of all.")
            .type(ProviderConfigProperty.STRING_TYPE)
            .add()
            .property()
            .name(RATE_PER_MINUTE)
            .label("Requests per minute")
            .helpText("More are answered with 429. Counted per node, after authentication.")
            .type(ProviderConfigProperty.INTEGER_TYPE)
            .defaultValue(DEFAULT_RATE)
            .add()
            .property()
            .name(HEARTBEAT)
            .label("Heartbeat")
            .helpText(
                    "Only for a source that reports regularly: ISO 8601 duration from PT1M to P30D. Not heard for longer,"
                            + " it counts as silent: that alerts, and the policy's sourceOutage answers. Unset: never.")
            .type(ProviderConfigProperty.STRING_TYPE)
            .add()
            .build();

    private SourceKeys() {}
}
