// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.source;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * How the configuration of one kind is read.
 *
 * @param own keys besides those that every source has
 * @param read throws {@link InvalidSetting} for the first own key that is wrong
 */
record KindOfSource(List<ProviderConfigProperty> own, Function<Settings, SourceKind> read) {
    /** By provider id of the component. */
    private static final Map<String, KindOfSource> KINDS =
            Map.of(GenericSourceFactory.ID, new KindOfSource(List.of(), settings -> new SourceKind.Generic()));

    /** Of a component; the kinds are those that have a factory, so there is always one. */
    static KindOfSource of(String providerId) {
        KindOfSource kind = KINDS.get(providerId);
        if (kind == null) {
            throw new IllegalArgumentException("no kind of source: " + providerId);
        }
        return kind;
    }

    List<ProviderConfigProperty> properties() {
        return Stream.concat(SourceKeys.PROPERTIES.stream(), own.stream()).toList();
    }
}
