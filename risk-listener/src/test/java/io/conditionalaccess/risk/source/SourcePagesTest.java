// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.risk.mapping.ShippedMappings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.component.ComponentModel;

/** The commands on the pages about vendors' products make sources that can be saved. */
class SourcePagesTest {
    private static final Path PAGES = Path.of(System.getProperty("basedir", "."), "../docs/sources");
    private static final Pattern COMMAND =
            Pattern.compile("```sh\n(kcadm\\.sh create components .*?)\n```", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("-s name=(\\S+)");
    private static final Pattern SETTING = Pattern.compile("-s 'config\\.(\\w+)=\\[\"([^\"]*)\"\\]'");

    static List<String> names() {
        return ShippedMappings.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyCommandMakesASourceOfItsMapping(String name) throws IOException {
        List<String> commands = COMMAND.matcher(Files.readString(PAGES.resolve(name + ".md")))
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();

        assertThat(commands).isNotEmpty().allSatisfy(command -> {
            assertThat(command)
                    .contains("-s providerId=" + MappingSourceFactory.ID)
                    .contains("-s providerType=" + SignalSourceProvider.class.getName());
            SourceConfig config = SourceConfigReader.read(model(command));
            assertThat(((SourceKind.Mapped) config.kind()).mapping().name()).isEqualTo(name);
            assertThat(command.contains("config.secret=")).isEqualTo(!config.configured());
        });
    }

    /** Without the secret, which is a variable of the shell. */
    private static ComponentModel model(String command) {
        ComponentModel model = new ComponentModel();
        model.setId("c1");
        NAME.matcher(command).results().forEach(found -> model.setName(found.group(1)));
        model.setProviderType(SignalSourceProvider.class.getName());
        model.setProviderId(MappingSourceFactory.ID);
        SETTING.matcher(command).results().forEach(found -> model.put(found.group(1), found.group(2)));
        return model;
    }
}
