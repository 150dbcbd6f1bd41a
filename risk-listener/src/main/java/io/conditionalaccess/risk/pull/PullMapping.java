// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.pull;

import io.conditionalaccess.risk.mapping.Mapping;
import io.conditionalaccess.risk.mapping.ShippedMappings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A mapping that rows are read with: one of those that webhooks use too, or one for pulls only. */
record PullMapping(String name, Mapping mapping) {
    private static final String FOLDER = "/conditional-access/pulls/";

    static PullMapping shipped(String name) {
        return of(name, ShippedMappings.text(name).orElseThrow());
    }

    static PullMapping own(String name) {
        try (InputStream resource = PullMapping.class.getResourceAsStream(FOLDER + name + ".json")) {
            if (resource == null) {
                throw new IllegalStateException("the jar lacks the mapping " + name);
            }
            return of(name, new String(resource.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the mapping " + name + " cannot be read from the jar", e);
        }
    }

    private static PullMapping of(String name, String text) {
        if (Mapping.parse(text) instanceof Mapping.Parsed.Usable usable) {
            return new PullMapping(name, usable.mapping());
        }
        throw new IllegalStateException("a mapping that ships is faulty: " + name);
    }
}
