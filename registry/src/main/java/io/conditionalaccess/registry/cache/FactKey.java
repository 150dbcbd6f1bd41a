// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.cache;

import io.conditionalaccess.core.device.Alias;
import java.util.UUID;

/** What a cached fact is about: a device, an identifier at login, an owner, or a realm. */
public record FactKey(String realmId, String kind, String scope, String value) {
    private static final String DEVICE = "device";
    private static final String SEPARATOR = "\u001f";

    public static FactKey device(String realmId, UUID uuid) {
        return new FactKey(realmId, DEVICE, Alias.NO_SCOPE, uuid.toString());
    }

    public static FactKey alias(String realmId, Alias alias) {
        return new FactKey(realmId, alias.type().wire(), alias.scope(), alias.value());
    }

    public static FactKey realm(String realmId) {
        return new FactKey(realmId, "realm", Alias.NO_SCOPE, realmId);
    }

    /** Which devices a user owns. */
    public static FactKey owner(String realmId, String userId) {
        return new FactKey(realmId, "owner", Alias.NO_SCOPE, userId);
    }

    /** Of the parts that differ; keys are looked up at each decision. */
    @Override
    public int hashCode() {
        return value.hashCode() * 31 + kind.hashCode();
    }

    String encoded() {
        return String.join(SEPARATOR, realmId, kind, scope, value);
    }

    static FactKey decode(String encoded) {
        String[] parts = encoded.split(SEPARATOR, 4);
        return new FactKey(parts[0], parts[1], parts[2], parts[3]);
    }
}
