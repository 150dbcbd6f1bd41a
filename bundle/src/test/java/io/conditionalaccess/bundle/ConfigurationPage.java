// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.bundle;

import java.util.List;
import java.util.stream.Collectors;
import org.keycloak.provider.ProviderConfigProperty;

/** Writes docs/configuration.md out of what the factories declare. */
final class ConfigurationPage {
    private final StringBuilder page = new StringBuilder();

    ConfigurationPage() {
        line("# Configuration");
        line("");
        line("Generated from the factories; `mvn -B test -pl bundle -am -Dupdate.docs=true` writes it anew, and a test"
                + " compares it.");
    }

    ConfigurationPage section(String title, String text, List<ProviderConfigProperty> properties) {
        line("");
        line("## " + title);
        line("");
        line(text);
        line("");
        line("| key | default | what it does |");
        line("| --- | --- | --- |");
        properties.forEach(property -> line("| `" + property.getName() + "` | " + defaultOf(property) + " | "
                + property.getHelpText() + choices(property) + (property.isSecret() ? " Secret." : "") + " |"));
        return this;
    }

    @Override
    public String toString() {
        return page.toString();
    }

    private static String defaultOf(ProviderConfigProperty property) {
        Object value = property.getDefaultValue();
        return value == null || value.toString().isEmpty() ? "" : "`" + value + "`";
    }

    private static String choices(ProviderConfigProperty property) {
        List<String> options = property.getOptions();
        return options == null || options.isEmpty()
                ? ""
                : options.stream().collect(Collectors.joining("`, `", " One of `", "`."));
    }

    private void line(String text) {
        page.append(text).append('\n');
    }
}
