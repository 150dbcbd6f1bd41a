// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import io.conditionalaccess.core.device.Alias;
import io.conditionalaccess.core.device.AliasType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** An identifier of a device; several devices may share one. */
@Entity(name = "CaDeviceAlias")
@Table(name = "CA_DEVICE_ALIAS")
public class AliasEntity {
    @Id
    @Column(name = "ID", length = 36)
    private String id = "";

    @Column(name = "REALM_ID", length = 36)
    private String realmId = "";

    @Column(name = "DEVICE_ID", length = 36)
    private String deviceId = "";

    @Column(name = "ALIAS_TYPE", length = 32)
    private String type = "";

    @Column(name = "ALIAS_SCOPE", length = 64)
    private String scope = "";

    @Column(name = "ALIAS_VALUE")
    private String value = "";

    @Column(name = "ORIGIN", length = 64)
    private String origin = "";

    @Column(name = "TRUSTED")
    private boolean trusted;

    protected AliasEntity() {}

    AliasEntity(String realmId, String deviceId, Alias alias, String origin, boolean trusted) {
        this.id = UUID.randomUUID().toString();
        this.realmId = realmId;
        this.deviceId = deviceId;
        this.type = alias.type().wire();
        this.scope = alias.scope();
        this.value = alias.value();
        this.origin = origin;
        this.trusted = trusted;
    }

    Alias alias() {
        return new Alias(AliasType.ofWire(type).orElseThrow(), scope, value);
    }

    String deviceId() {
        return deviceId;
    }

    String origin() {
        return origin;
    }

    boolean trusted() {
        return trusted;
    }

    void trusted(boolean now) {
        trusted = now;
    }
}
