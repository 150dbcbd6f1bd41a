// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.source;

import io.conditionalaccess.core.device.AliasType;
import io.conditionalaccess.risk.ssf.set.SetAlgorithm;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/** Configuration keys of transmitters, with what the documentation says about them. */
final class SsfKeys {
    static final String ISSUER = "issuer";
    static final String AUDIENCE = "audience";
    static final String TRANSMITTER_URL = "transmitterUrl";
    static final String ALGORITHMS = "algorithms";
    static final String DELIVERY = "delivery";
    static final String PUSH_URL = "pushUrl";
    static final String CLIENT_SECRET = "clientSecret";
    static final String TOKEN_URL = "tokenUrl";
    static final String POLL_INTERVAL = "pollInterval";
    static final String LONG_POLL = "longPoll";
    static final String DEVICE_IDENTIFIER = "deviceIdentifier";
    static final String LEGACY_SUBJECTS = "legacySubjects";

    static final Duration DEFAULT_POLL_INTERVAL = Duration.ofSeconds(30);

    static final List<String> ALGORITHM_NAMES =
            Arrays.stream(SetAlgorithm.values()).map(SetAlgorithm::wire).toList();
    static final List<String> DELIVERIES = Arrays.stream(SourceKind.Delivery.values())
            .map(SourceKind.Delivery::wire)
            .toList();

    static final List<ProviderConfigProperty> PROPERTIES = ProviderConfigurationBuilder.create()
            .property()
            .name(ISSUER)
            .label("Issuer")
            .helpText("Required. Who signs the events: their iss, and the issuer in the transmitter's metadata.")
            .type(ProviderConfigProperty.STRING_TYPE)
            .add()
            .property()
            .name(AUDIENCE)
            .label("Audience")
            .helpText("Required. What the events have to be addressed to: their aud.")
            .type(ProviderConfigProperty.STRING_TYPE)
            .add()
            .property()
            .name(TRANSMITTER_URL)
            .label("Metadata address")
            .helpText("Where the transmitter's metadata is. Unset: /.well-known/ssf-configuration of the issuer.")
            .type(ProviderConfigProperty.STRING_TYPE)
            .add()
            .property()
            .name(ALGORITHMS)
            .label("Algorithms")
            .helpText("Signature algorithms that are accepted. Unset: RS256, that of the interoperability profile.")
            .type(ProviderConfigProperty.MULTIVALUED_LIST_TYPE)
            .options(ALGORITHM_NAMES)
            .add()
            .property()
            .name(DELIVERY)
            .label("Delivery")
            .helpText("push: the transmitter posts events to this source's address. poll: they are fetched from it.")
            .type(ProviderConfigProperty.LIST_TYPE)
            .options(DELIVERIES)
            .defaultValue(SourceKind.Delivery.PUSH.wire())
            .add()
            .property()
            .name(PUSH_URL)
            .label("Push address")
            .helpText("With delivery push and a client at the transmitter: this source's address as the transmitter"
                    + " reaches it, ending in /realms/{realm}/risk-signals/{source}.")
            .type(ProviderConfigProperty.STRING_TYPE)
            .add()
            .property()
            .name(SourceKeys.SECRET)
            .label("Push secret")
            .helpText("If set, pushes have to show it as Authorization: Bearer, besides their signature. At least 32"
                    + " visible characters, or a vault expression.")
            .type(ProviderConfigProperty.PASSWORD)
            .secret(true)
            .add()
            .property()
            .name(SourceKeys.CLIENT_ID)
            .label("Client at the transmitter")
            .helpText("The OAuth client with which the stream is created, verified and polled. Unset: an administrator"
                    + " of the transmitter manages the stream; only push works then.")
            .type(ProviderConfigProperty.STRING_TYPE)
            .add()
            .property()
            .name(CLIENT_SECRET)
            .label("Client secret")
            .helpText("Of the client at the transmitter. May be a vault expression.")
            .type(ProviderConfigProperty.PASSWORD)
            .secret(true)
            .add()
            .property()
            .name(TOKEN_URL)
            .label("Token endpoint")
            .helpText("Where that client gets its tokens. Unset: as the issuer's OpenID or OAuth metadata says.")
            .type(ProviderConfigProperty.STRING_TYPE)
            .add()
            .property()
            .name(POLL_INTERVAL)
            .label("Poll interval")
            .helpText("With delivery poll: ISO 8601 duration from PT5S to P1D.")
            .type(ProviderConfigProperty.STRING_TYPE)
            .defaultValue(DEFAULT_POLL_INTERVAL.toString())
            .add()
            .property()
            .name(LONG_POLL)
            .label("Long polls")
            .helpText(
                    "With delivery poll: between two regular polls, ask for answers that the transmitter holds back until"
                            + " there is an event. Useless where it answers at once in any case, as Keycloak's does.")
            .type(ProviderConfigProperty.BOOLEAN_TYPE)
            .defaultValue(false)
            .add()
            .property()
            .name(DEVICE_IDENTIFIER)
            .label("Device identifier")
            .helpText("What the transmitter names devices by.")
            .type(ProviderConfigProperty.LIST_TYPE)
            .options(SourceKeys.TRUSTABLE)
            .defaultValue(AliasType.ID.wire())
            .add()
            .property()
            .name(LEGACY_SUBJECTS)
            .label("Legacy subjects")
            .helpText("Also read subjects as drafts had them: within the event, subject_type for format, complex"
                    + " subjects without format.")
            .type(ProviderConfigProperty.BOOLEAN_TYPE)
            .defaultValue(false)
            .add()
            .build();

    private SsfKeys() {}
}
