// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.conditionalaccess.risk.Fake;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.RealmModel;

class SignalSourcesTest {
    private final List<ComponentModel> stored = new ArrayList<>();
    private final RealmModel realm = Fake.of(RealmModel.class, (method, arguments) -> switch (method) {
        case "getId" -> "realm";
        case "getComponentsStream" -> stored.stream();
        case "getComponent" ->
            stored.stream()
                    .filter(model -> model.getId().equals(arguments[0]))
                    .findFirst()
                    .orElse(null);
        default -> throw new UnsupportedOperationException(method);
    });

    @Test
    void findsASourceByItsAliasAndSeesChangesAtOnce() {
        SignalSources sources = new SignalSources();
        stored.add(source("1", "edr"));
        assertThat(sources.find(realm, "edr").orElseThrow().enabled()).isTrue();
        assertThat(sources.find(realm, "mdm")).isEmpty();
        stored.get(0).put("enabled", "false");
        assertThat(sources.find(realm, "edr").orElseThrow().enabled()).isFalse();
        stored.clear();
        assertThat(sources.find(realm, "edr")).isEmpty();
    }

    @Test
    void doesNotFindOtherComponentsNorWronglyStoredOnes() {
        SignalSources sources = new SignalSources();
        ComponentModel key = source("1", "rsa");
        key.setProviderType("org.keycloak.keys.KeyProvider");
        ComponentModel wrong = source("2", "edr");
        wrong.put("ratePerMinute", "many");
        stored.addAll(List.of(key, wrong));
        assertThat(sources.find(realm, "rsa")).isEmpty();
        assertThat(sources.find(realm, "edr")).isEmpty();
    }

    @Test
    void refusesASecondSourceOfTheSameAlias() {
        stored.add(source("1", "edr"));
        ComponentModel second = source("2", "edr");
        second.setId(null);
        assertThatThrownBy(() -> SourceAliases.check(realm, second, "edr"))
                .isInstanceOf(InvalidSetting.class)
                .hasMessage("name: expected an alias that no other source of the realm has, got \"edr\"");
        assertThatCode(() -> SourceAliases.check(realm, source("1", "edr"), "edr"))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesToRenameASource() {
        stored.add(source("1", "edr"));
        assertThatThrownBy(() -> SourceAliases.check(realm, source("1", "edr2"), "edr2"))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("created with (\"edr\"), got \"edr2\"");
    }

    private static ComponentModel source(String id, String name) {
        ComponentModel model = new ComponentModel();
        model.setId(id);
        model.setName(name);
        model.setProviderId(GenericSourceFactory.ID);
        model.setProviderType(SignalSourceProvider.class.getName());
        return model;
    }
}
