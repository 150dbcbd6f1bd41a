// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import io.conditionalaccess.core.device.Tag;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A device's tags in one column: in alphabetical order, separated by commas, which tags do not have. */
final class Tags {
    /** Of {@link io.conditionalaccess.registry.DeviceDraft#MAX_TAGS} with their commas. */
    static final int MAX_LENGTH = 1_300;

    private Tags() {}

    static Set<Tag> read(Optional<String> column) {
        return column.stream()
                .flatMap(text -> Arrays.stream(text.split(",")))
                .map(Tag::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Empty without tags: some databases have no empty text. */
    static Optional<String> written(Set<Tag> tags) {
        return Optional.of(tags.stream().map(Tag::value).sorted().collect(Collectors.joining(",")))
                .filter(text -> !text.isEmpty());
    }
}
