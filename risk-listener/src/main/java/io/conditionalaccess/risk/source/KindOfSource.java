// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.source;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * How the configuration of one kind is read.
 *
 * @param own keys besides those that every source has; one of the same name replaces a common one
 * @param auth how sources of this kind authenticate, where that is no choice
 * @param read throws {@link InvalidSetting} for the first own key that is wrong
 */
record KindOfSource(List<ProviderConfigProperty> own, Optional<AuthMethod> auth, Function<Settings, SourceKind> read) {
    /** By provider id of the component. */
    private static final Map<String, KindOfSource> KINDS = Stream.concat(
                    Stream.of(
                            Map.entry(
                                    GenericSourceFactory.ID, posting(List.of(), settings -> new SourceKind.Generic())),
                            Map.entry(
                                    MappingSourceFactory.ID, posting(MappedSettings.PROPERTIES, MappedSettings::read)),
                            Map.entry(
                                    SsfSourceFactory.ID,
                                    new KindOfSource(
                                            SsfKeys.PROPERTIES, Optional.of(AuthMethod.SET), SsfReader::read))),
                    Arrays.stream(PullVendor.values()).map(vendor -> Map.entry(vendor.id(), pull(vendor))))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private static final Set<String> CHOICE_OF_AUTH = Set.of(SourceKeys.AUTH, SourceKeys.HEADER_NAME);

    private static KindOfSource pull(PullVendor vendor) {
        return posting(PullKeys.of(vendor), settings -> PullReader.read(vendor, settings));
    }

    /** Of a component; the kinds are those that have a factory, so there is always one. */
    static KindOfSource of(String providerId) {
        KindOfSource kind = KINDS.get(providerId);
        if (kind == null) {
            throw new IllegalArgumentException("no kind of source: " + providerId);
        }
        return kind;
    }

    /** A kind whose sources post to us, if only a hint. */
    private static KindOfSource posting(List<ProviderConfigProperty> own, Function<Settings, SourceKind> read) {
        return new KindOfSource(
                Stream.concat(ProofKeys.PROPERTIES.stream(), own.stream()).toList(), Optional.empty(), read);
    }

    List<ProviderConfigProperty> properties() {
        Set<String> replaced = own.stream().map(ProviderConfigProperty::getName).collect(Collectors.toSet());
        return Stream.concat(
                        SourceKeys.PROPERTIES.stream()
                                .filter(property -> !replaced.contains(property.getName()))
                                .filter(property -> auth.isEmpty() || !CHOICE_OF_AUTH.contains(property.getName())),
                        own.stream())
                .toList();
    }
}
