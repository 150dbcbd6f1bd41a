// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;

/** A user who owns a device. */
@Entity(name = "CaDeviceOwner")
@Table(name = "CA_DEVICE_OWNER")
@IdClass(OwnerEntity.Key.class)
public class OwnerEntity {
    @Id
    @Column(name = "DEVICE_ID", length = 36)
    private String deviceId = "";

    @Id
    @Column(name = "USER_ID")
    private String userId = "";

    @Column(name = "REALM_ID", length = 36)
    private String realmId = "";

    protected OwnerEntity() {}

    OwnerEntity(String realmId, String deviceId, String userId) {
        this.realmId = realmId;
        this.deviceId = deviceId;
        this.userId = userId;
    }

    /** The primary key, as JPA wants it. */
    public static final class Key implements Serializable {
        private static final long serialVersionUID = 1;
        private String deviceId = "";
        private String userId = "";

        /** For JPA. */
        public Key() {}

        Key(String deviceId, String userId) {
            this.deviceId = deviceId;
            this.userId = userId;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.deviceId.equals(deviceId) && key.userId.equals(userId);
        }

        @Override
        public int hashCode() {
            return Objects.hash(deviceId, userId);
        }
    }
}
