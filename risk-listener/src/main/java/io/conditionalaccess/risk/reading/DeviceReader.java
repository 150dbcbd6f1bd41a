// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.reading;

import io.conditionalaccess.core.device.Alias;
import io.conditionalaccess.core.device.AliasType;
import io.conditionalaccess.core.device.DeviceId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the identifiers of {@code device}. Values that stand for a missing identifier are dropped, without an error. */
final class DeviceReader {
    static final String DEVICE = "device";

    private static final Set<String> IDENTIFIERS =
            Arrays.stream(AliasType.values()).map(AliasType::wire).collect(Collectors.toUnmodifiableSet());

    private DeviceReader() {}

    /** @param aliases empty if all were junk: then the device is unknown, which is an answer and not an error */
    record Device(Optional<DeviceId> id, List<Alias> aliases) {}

    static Device read(Fields item, String source) {
        Optional<Fields> device = item.object(DEVICE);
        if (!item.has(DEVICE)) {
            item.error(DEVICE, "required: an object with at least one identifier");
        }
        return device.map(fields -> identifiers(fields, source)).orElse(new Device(Optional.empty(), List.of()));
    }

    private static Device identifiers(Fields device, String source) {
        device.only(IDENTIFIERS);
        if (IDENTIFIERS.stream().noneMatch(device::has)) {
            device.error("expected at least one of "
                    + String.join(", ", IDENTIFIERS.stream().sorted().toList()));
        }
        Optional<DeviceId> id = id(device);
        List<Alias> aliases = new ArrayList<>();
        id.map(Alias::ofId).ifPresent(aliases::add);
        Arrays.stream(AliasType.values())
                .filter(type -> type != AliasType.ID)
                .forEach(type -> alias(device, type, source).ifPresent(aliases::add));
        return new Device(id, aliases);
    }

    private static Optional<DeviceId> id(Fields device) {
        return identifier(device, AliasType.ID, DeviceId.MAX_LENGTH).map(DeviceId::new);
    }

    private static Optional<Alias> alias(Fields device, AliasType type, String source) {
        return identifier(device, type, Alias.MAX_LENGTH).flatMap(value -> {
            try {
                return Alias.of(type, source, value);
            } catch (IllegalArgumentException tooLong) { // a few characters grow when their case is changed
                device.error(type.wire(), "expected at most " + Alias.MAX_LENGTH + " characters", value);
                return Optional.empty();
            }
        });
    }

    /** Agents pad identifiers with blanks, or send none at all in a field that they always write. */
    private static Optional<String> identifier(Fields device, AliasType type, int max) {
        Optional<String> value = device.text(type.wire()).map(String::strip).filter(text -> !text.isEmpty());
        Optional<String> flaw = value.flatMap(text -> Text.flawOfName(text, max));
        flaw.ifPresent(detail -> device.error(type.wire(), detail, value.orElse("")));
        return flaw.isPresent() ? Optional.empty() : value;
    }
}
