// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Map;

/**
 * Rows of several devices, locked until the commit in the order of their ids. To be asked before the transaction has read
 * any of them.
 */
final class DeviceLocks {
    private DeviceLocks() {}

    /** @param ids at most {@link Batches#SIZE}; those that are gone meanwhile are left out */
    static List<DeviceEntity> byId(EntityManager em, List<String> ids) {
        return locked(ByKeys.query(
                em,
                "select d from CaDevice d where d.id in :ids order by d.id",
                DeviceEntity.class,
                Map.of("ids", ids)));
    }

    /**
     * By what names them for sources, so that nothing has to be read before. A device keeps that key for good, so that
     * the row that was waited for is the one that is meant.
     *
     * @param keys at most {@link Batches#SIZE}; those of unknown devices are left out
     */
    static List<DeviceEntity> byPublicKey(EntityManager em, String realmId, List<String> keys) {
        return locked(ByKeys.query(
                        em,
                        "select d from CaDevice d where d.realmId = :realm and d.publicKey in :keys order by d.id",
                        DeviceEntity.class,
                        Map.of("keys", keys))
                .setParameter("realm", realmId));
    }

    private static List<DeviceEntity> locked(TypedQuery<DeviceEntity> devices) {
        return devices.setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultList();
    }
}
