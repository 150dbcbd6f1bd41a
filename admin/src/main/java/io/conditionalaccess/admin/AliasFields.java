// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.admin;

import io.conditionalaccess.core.device.Alias;
import io.conditionalaccess.core.device.AliasType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the identifiers that an administrator gives to a device. */
final class AliasFields {

    /** What to do with aliases that were learned from a source: nobody can write those. */
    enum Learned {
        REFUSED,
        /** They stay as they are. To take one over would let its source decide what recognises a device. */
        IGNORED
    }

    private static final List<String> TYPES = Arrays.stream(AliasType.values())
            .filter(AliasFields::writable)
            .map(AliasType::wire)
            .toList();

    /** As long as the alias of a source may be. */
    private static final int MAX_SCOPE = 64;

    private AliasFields() {}

    static List<Alias> read(List<Fields> items, Learned learned) {
        Set<Alias> aliases = new LinkedHashSet<>();
        items.forEach(item -> read(item, learned).ifPresent(aliases::add));
        return new ArrayList<>(aliases);
    }

    private static Optional<Alias> read(Fields item, Learned learned) {
        String type = item.required("type", Alias.MAX_LENGTH);
        String value = item.required("value", Alias.MAX_LENGTH);
        Optional<String> source = item.text("source", Alias.MAX_LENGTH);
        Optional<String> scope = item.text("scope", MAX_SCOPE);
        item.nothingElse();
        if (source.isPresent() && learned == Learned.IGNORED) {
            return Optional.empty();
        }
        source.ifPresent(s -> item.refuse("source", "expected null: only sources add aliases in their name"));
        if (type.isEmpty() || value.isEmpty()) {
            return Optional.empty();
        }
        Optional<AliasType> known = AliasType.ofWire(type).filter(AliasFields::writable);
        if (known.isEmpty()) {
            item.refuse("type", "expected one of " + TYPES);
        }
        return known.filter(k -> fits(item, k, scope))
                .flatMap(k -> alias(item, k, value, scope.orElse(Alias.NO_SCOPE)));
    }

    /** A vendor's id means something only to the source that sends it, so it has to be said which one that is. */
    private static boolean fits(Fields item, AliasType type, Optional<String> scope) {
        boolean fits = type.scopedToSource() == scope.isPresent();
        if (!fits) {
            item.refuse(
                    "scope",
                    type.scopedToSource()
                            ? "expected the alias of the source whose id this is"
                            : "expected nothing: only " + AliasType.AGENT_ID.wire() + " has one");
        }
        return fits;
    }

    private static Optional<Alias> alias(Fields item, AliasType type, String value, String scope) {
        Optional<Alias> alias = normalised(type, value, scope);
        if (alias.isEmpty()) {
            item.refuse("value", "expected an identifier, not a placeholder, of 1 to 255 characters once normalised");
        }
        return alias;
    }

    /** Empty for placeholders, and for what grows too long in the one spelling that is stored. */
    private static Optional<Alias> normalised(AliasType type, String value, String scope) {
        try {
            return Alias.of(type, scope, value);
        } catch (IllegalArgumentException tooLong) {
            return Optional.empty();
        }
    }

    /** The id is the device's own. */
    private static boolean writable(AliasType type) {
        return type != AliasType.ID;
    }
}
