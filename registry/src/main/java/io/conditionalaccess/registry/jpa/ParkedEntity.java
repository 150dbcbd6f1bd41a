// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import io.conditionalaccess.core.device.Alias;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** An identifier that no device has yet; observations wait under it until one does. */
@Entity(name = "CaParked")
@Table(name = "CA_PARKED")
public class ParkedEntity {
    @Id
    @Column(name = "ID", length = 64)
    private String id = "";

    @Column(name = "REALM_ID", length = 36)
    private String realmId = "";

    @Column(name = "ALIAS_TYPE", length = 32)
    private String type = "";

    @Column(name = "ALIAS_SCOPE", length = 64)
    private String scope = "";

    @Column(name = "ALIAS_VALUE")
    private String value = "";

    @Column(name = "PARKED_AT")
    private long parkedAt;

    protected ParkedEntity() {}

    ParkedEntity(String realmId, Alias alias, Instant now) {
        this.id = idOf(realmId, alias);
        this.realmId = realmId;
        this.type = alias.type().wire();
        this.scope = alias.scope();
        this.value = alias.value();
        this.parkedAt = Micros.of(now);
    }

    static String idOf(String realmId, Alias alias) {
        return Hash.of(realmId, alias.type().wire(), alias.scope(), alias.value());
    }

    /** Counts from the last time that something was parked here. */
    void parked(Instant now) {
        parkedAt = Micros.of(now);
    }

    String id() {
        return id;
    }
}
