// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The mappings that come with this provider, as resources in its jar. */
public final class ShippedMappings {
    private static final String FOLDER = "/conditional-access/mappings/";
    private static final List<String> NAMES = List.of(
            "crowdstrike",
            "elastic-defend",
            "falco",
            "fleet",
            "jamf-pro",
            "kolide",
            "lookout",
            "microsoft-defender",
            "microsoft-graph",
            "microsoft-intune",
            "sentinelone",
            "wazuh",
            "workspace-one");

    private ShippedMappings() {}

    /** In alphabetical order. */
    public static List<String> names() {
        return NAMES;
    }

    /** The text of a mapping; empty if none has that name. */
    public static Optional<String> text(String name) {
        if (!NAMES.contains(name)) {
            return Optional.empty();
        }
        try (InputStream resource = ShippedMappings.class.getResourceAsStream(FOLDER + name + ".json")) {
            if (resource == null) {
                throw new IllegalStateException("the jar lacks the mapping " + name);
            }
            return Optional.of(new String(resource.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the mapping " + name + " cannot be read from the jar", e);
        }
    }
}
