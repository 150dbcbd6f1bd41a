// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.cache;

import io.conditionalaccess.core.device.Alias;
import java.util.UUID;

/** What a cached fact is about: a device, an identifier at login, an owner, or a realm. */
public sealed interface FactKey permits DeviceKey, NamedKey {

    static FactKey device(String realmId, UUID uuid) {
        return new DeviceKey(realmId, uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
    }

    static FactKey alias(String realmId, Alias alias) {
        return new NamedKey(realmId, alias.type().wire(), alias.scope(), alias.value());
    }

    static FactKey realm(String realmId) {
        return new NamedKey(realmId, "realm", Alias.NO_SCOPE, realmId);
    }

    /** Which devices a user owns. */
    static FactKey owner(String realmId, String userId) {
        return new NamedKey(realmId, "owner", Alias.NO_SCOPE, userId);
    }

    /** As it travels to other nodes, also to those with another version of the jar. */
    String encoded();

    /** What {@link #encoded()} gave. */
    static FactKey decode(String encoded) {
        NamedKey named = NamedKey.decode(encoded);
        return named.kind().equals(DeviceKey.KIND) ? device(named.realmId(), UUID.fromString(named.value())) : named;
    }
}
