// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.cache;

import io.conditionalaccess.core.device.Alias;
import java.util.UUID;

/** A device's UUID in its realm: small, because there is one for each cached device. */
record DeviceKey(String realmId, long mostSignificant, long leastSignificant) implements FactKey {
    static final String KIND = "device";

    /** Of the part that differs; keys are looked up at each decision. */
    @Override
    public int hashCode() {
        return Long.hashCode(mostSignificant ^ leastSignificant);
    }

    @Override
    public String encoded() {
        UUID uuid = new UUID(mostSignificant, leastSignificant);
        return new NamedKey(realmId, KIND, Alias.NO_SCOPE, uuid.toString()).encoded();
    }
}
