// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.conditionalaccess.risk.mapping.KnownMappings;
import io.conditionalaccess.risk.mapping.ShippedMappings;
import java.text.MessageFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.component.ComponentModel;

class MappedSettingsTest {
    private static final String RULE =
            "{'name':'a','when':{'/x':'bad'},'signals':[{'device':[{'type':'id','at':'/d'}],'observedAt':'/t',"
                    + "'risk':{'const':'high'}}]}";

    static Iterable<String> names() {
        return ShippedMappings.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void takesEachShippedMappingByItsName(String name) {
        assertThat(mapping(name).mapping().name()).isEqualTo(name);
    }

    @Test
    void takesAMappingItself() {
        assertThat(mapping(json("acme", RULE)).mapping().name()).isEqualTo("acme");
    }

    @Test
    void readsATextOnceHoweverManySourcesHaveIt() {
        assertThat(mapping(json("acme", RULE)).mapping())
                .isSameAs(mapping(" " + json("acme", RULE)).mapping());
        assertThat(mapping("wazuh").mapping()).isSameAs(mapping("wazuh").mapping());
    }

    @Test
    void isRequired() {
        assertRefused("", "mapping: required for this kind of source");
    }

    @Test
    void namesTheMappingsThatThereAre() {
        assertRefused("defender", "mapping: expected a mapping in JSON, or one of crowdstrike, elastic-defend");
    }

    @Test
    void namesThePlaceOfEachMistake() {
        assertThatThrownBy(() -> read(json("acme", RULE.replace("'id'", "'sn'").replace("'high'", "'huge'"))))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith("mapping: /rules/0/signals/0/risk/const: expected one of [none, low")
                .hasMessageContaining("; /rules/0/signals/0/device/0/type: expected one of [id, serial");
        assertRefused("{", "mapping: expected JSON");
    }

    @Test
    void refusesATextThatIsTooLong() {
        assertRefused("{" + " ".repeat(KnownMappings.MAX_LENGTH) + "}", "mapping: expected at most 65536 characters");
    }

    @Test
    void whatIsSaidSurvivesMessageFormat() {
        assertThatThrownBy(() -> read("{'0'}"))
                .isInstanceOfSatisfying(
                        InvalidSetting.class,
                        e -> assertThat(MessageFormat.format(e.asMessageFormat(), (Object[]) null))
                                .isEqualTo(e.getMessage()));
    }

    private static String json(String name, String rule) {
        return "{'language':1,'name':'NAME','rules':[RULE]}"
                .replace("NAME", name)
                .replace("RULE", rule)
                .replace('\'', '"');
    }

    private static void assertRefused(String mapping, String message) {
        assertThatThrownBy(() -> read(mapping))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith(message);
    }

    private static SourceKind.Mapped mapping(String mapping) {
        return (SourceKind.Mapped) read(mapping).kind();
    }

    private static SourceConfig read(String mapping) {
        ComponentModel model = new ComponentModel();
        model.setId("c1");
        model.setName("edr");
        model.setProviderType(SignalSourceProvider.class.getName());
        model.setProviderId(MappingSourceFactory.ID);
        model.put("mapping", mapping);
        return SourceConfigReader.read(model);
    }
}
