// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry;

import io.conditionalaccess.core.device.Alias;
import io.conditionalaccess.core.device.DeviceFacts;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.keycloak.models.RealmModel;

/** Cached reads: no query on a hit. A lost broadcast can make an answer stale for at most the realm's cacheTtl. */
public interface Facts {

    /** Facts of the device, deleted ones too (their epoch still counts); empty if there never was such a row. */
    Optional<DeviceFacts> byUuid(RealmModel realm, UUID uuid);

    /**
     * The devices that login evidence names: by public id, or by an alias from an administrator, an import or a source
     * that is trusted for that type. Deleted devices are not among them.
     */
    Set<UUID> recognised(RealmModel realm, Alias alias);

    /** The devices that a user owns. Deleted devices are not among them. */
    List<DeviceFacts> ownedBy(RealmModel realm, String userId);

    /** What is stored about the realm itself; empty before it takes part. */
    Optional<RealmState> realm(RealmModel realm);
}
