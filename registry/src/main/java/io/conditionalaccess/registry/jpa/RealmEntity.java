// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A realm that takes part, and since when. */
@Entity(name = "CaRealm")
@Table(name = "CA_REALM")
public class RealmEntity {
    @Id
    @Column(name = "REALM_ID", length = 36)
    private String realmId = "";

    @Column(name = "TAKES_PART_SINCE")
    private long takesPartSince;

    protected RealmEntity() {}

    RealmEntity(String realmId, Instant since) {
        this.realmId = realmId;
        this.takesPartSince = Micros.of(since);
    }

    Instant takesPartSince() {
        return Micros.instant(takesPartSince);
    }
}
