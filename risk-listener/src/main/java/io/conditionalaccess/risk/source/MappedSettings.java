// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.source;

import io.conditionalaccess.risk.mapping.KnownMappings;
import io.conditionalaccess.risk.mapping.Mapping;
import io.conditionalaccess.risk.mapping.ShippedMappings;
import io.conditionalaccess.risk.reading.FieldError;
import java.util.List;
import java.util.stream.Collectors;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/** What sources of kind {@code mapping} have besides. */
final class MappedSettings {
    static final String MAPPING = "mapping";

    static final List<ProviderConfigProperty> PROPERTIES = ProviderConfigurationBuilder.create()
            .property()
            .name(MAPPING)
            .label("Mapping")
            .helpText("How a body becomes signals: the name of a mapping that comes with the provider ("
                    + String.join(", ", ShippedMappings.names()) + "), or the JSON of one itself. Required.")
            .type(ProviderConfigProperty.TEXT_TYPE)
            .required(true)
            .add()
            .build();

    private static final int MAX_ERRORS = 5;

    private MappedSettings() {}

    /** @throws InvalidSetting naming the places that are wrong */
    static SourceKind read(Settings settings) {
        String text = settings.text(MAPPING)
                .orElseThrow(() -> InvalidSetting.of(MAPPING, "required for this kind of source"));
        Mapping.Parsed parsed = KnownMappings.of(text);
        if (parsed instanceof Mapping.Parsed.Usable usable) {
            return new SourceKind.Mapped(usable.mapping());
        }
        List<FieldError> errors = ((Mapping.Parsed.Faulty) parsed).errors();
        String more = errors.size() > MAX_ERRORS ? "; and " + (errors.size() - MAX_ERRORS) + " more" : "";
        throw InvalidSetting.of(
                MAPPING,
                errors.stream().limit(MAX_ERRORS).map(FieldError::sentence).collect(Collectors.joining("; ")) + more);
    }
}
