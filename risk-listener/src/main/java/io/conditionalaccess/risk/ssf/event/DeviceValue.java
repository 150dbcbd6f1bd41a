// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.ssf.event;

import io.conditionalaccess.risk.ssf.event.Identifier.Address;
import io.conditionalaccess.risk.ssf.event.Identifier.Aliases;
import io.conditionalaccess.risk.ssf.event.Identifier.IssuerSubject;
import io.conditionalaccess.risk.ssf.event.Identifier.Opaque;
import java.util.stream.Stream;

/** What a transmitter calls a device, whatever the format. */
public final class DeviceValue {
    private DeviceValue() {}

    public static Stream<String> all(Identifier device) {
        if (device instanceof Opaque opaque) {
            return Stream.of(opaque.id());
        }
        if (device instanceof IssuerSubject subject) {
            return Stream.of(subject.subject());
        }
        if (device instanceof Address address) {
            return Stream.of(address.uri());
        }
        return device instanceof Aliases aliases
                ? aliases.identifiers().stream().flatMap(DeviceValue::all)
                : Stream.empty();
    }
}
