// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.source;

import java.util.Optional;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.RealmModel;

/** Aliases are keys of what is stored, so they are unique per realm and stay. */
final class SourceAliases {
    private SourceAliases() {}

    /**
     * Keycloak itself allows two components of one name.
     *
     * @throws InvalidSetting if another source has the alias, or this one had another
     */
    static void check(RealmModel realm, ComponentModel model, String alias) {
        Optional<String> id = Optional.ofNullable(model.getId());
        boolean taken = realm.getComponentsStream()
                .filter(SourceAliases::isSource)
                .filter(other -> !id.equals(Optional.of(other.getId())))
                .anyMatch(other -> alias.equals(other.getName()));
        if (taken) {
            throw InvalidSetting.of("name", "an alias that no other source of the realm has", alias);
        }
        id.map(realm::getComponent)
                .map(ComponentModel::getName)
                .filter(before -> !before.equals(alias))
                .ifPresent(before -> {
                    throw InvalidSetting.of(
                            "name", "the alias that the source was created with (\"" + before + "\")", alias);
                });
    }

    static boolean isSource(ComponentModel model) {
        return SignalSourceProvider.class.getName().equals(model.getProviderType());
    }
}
