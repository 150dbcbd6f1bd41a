// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry;

import io.conditionalaccess.core.device.DeviceFacts;
import io.conditionalaccess.core.device.DeviceId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.keycloak.models.RealmModel;

/**
 * What administrators manage. Each change runs in a transaction of its own: when a method returns, it is committed and
 * every node has dropped what it cached. Refusals are {@link RefusedChange}s.
 */
public interface Devices {

    /** Not deleted ones; ids are compared regardless of case. */
    Optional<DeviceView> find(RealmModel realm, DeviceId id);

    /**
     * @param text part of an id, name, tag or alias, case does not matter, or a whole username of an owner; empty for all
     * @return ordered by id
     */
    List<DeviceView> search(RealmModel realm, Optional<String> text, int first, int max);

    long count(RealmModel realm, Optional<String> text);

    /** The devices that a user owns, deleted ones not among them, ordered by id. */
    List<DeviceView> ownedBy(RealmModel realm, String userId, int max);

    /** Devices by their rows; deleted and unknown ones are left out. */
    List<DeviceView> byUuid(RealmModel realm, Collection<UUID> devices);

    /** What decisions depend on, of many devices at once, the newest first. */
    List<DeviceFacts> newest(RealmModel realm, int first, int max);

    /** Creates, or revives the tombstone of the same id; adopts signals that were parked for it. */
    DeviceView create(RealmModel realm, DeviceDraft draft);

    /**
     * Replaces name, platform, tags, owners and the aliases that administrators gave; those learned from sources stay.
     *
     * @param version the version that the caller read, to refuse an update that would undo another's
     */
    DeviceView update(RealmModel realm, DeviceDraft draft, Optional<Integer> version);

    /** Leaves a tombstone with a raised epoch and its open findings. */
    void delete(RealmModel realm, DeviceId id);

    /** Keeps the device out until it is cleared; raises the epoch where the policy revokes. */
    DeviceView quarantine(RealmModel realm, DeviceId id, String reason);

    /** Closes what sources raised, in the operator's name; a source that says it again later is heard again. */
    DeviceView clear(RealmModel realm, DeviceId id, Clearing clearing);

    /** Agrees to a new device, or to access after an infection; refused while signals still deny it. */
    DeviceView approve(RealmModel realm, DeviceId id);

    /** Lets the device in whatever sources say, but not through a quarantine; empty ends that. */
    DeviceView exempt(RealmModel realm, DeviceId id, Optional<Instant> until, String reason);
}
