// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import java.util.Set;

/** Who owns a device. */
final class Owners {
    private Owners() {}

    /** Whether that was news. */
    static boolean add(Work work, String deviceId, String userId) {
        if (work.em().find(OwnerEntity.class, new OwnerEntity.Key(deviceId, userId)) != null) {
            return false;
        }
        work.em().persist(new OwnerEntity(work.realmId(), deviceId, userId));
        work.changedOwner(userId);
        return true;
    }

    static void replace(Work work, String deviceId, Set<String> users) {
        for (String user : FactsRows.owners(work.em(), deviceId)) {
            if (!users.contains(user)) {
                work.em().remove(work.em().find(OwnerEntity.class, new OwnerEntity.Key(deviceId, user)));
                work.changedOwner(user);
            }
        }
        users.forEach(user -> add(work, deviceId, user));
    }
}
