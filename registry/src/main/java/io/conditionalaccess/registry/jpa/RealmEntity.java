// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import io.conditionalaccess.registry.Confirmation;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** A realm that takes part, and since when. */
@Entity(name = "CaRealm")
@Table(name = "CA_REALM")
@DynamicUpdate // Brake and confirmation are written by different hands at the same time.
public class RealmEntity {
    @Id
    @Column(name = "REALM_ID", length = 36)
    private String realmId = "";

    @Column(name = "TAKES_PART_SINCE")
    private long takesPartSince;

    @Column(name = "BRAKED_SINCE")
    private @Nullable Long brakedSince;

    @Column(name = "BRAKE_FROM")
    private @Nullable Long brakeFrom;

    @Column(name = "CONFIRM_BY")
    private @Nullable Long confirmBy;

    @Column(name = "REVERT_TO", length = 16)
    private @Nullable String revertTo;

    @Column(name = "EDITED_AT")
    private @Nullable Long editedAt;

    @Column(name = "FOLLOWED_TO", length = 36)
    private @Nullable String followedTo;

    @Column(name = "REACH_EDITED")
    private @Nullable Boolean reachEdited;

    protected RealmEntity() {}

    RealmEntity(String realmId, Instant since) {
        this.realmId = realmId;
        this.takesPartSince = Micros.of(since);
    }

    Instant takesPartSince() {
        return Micros.instant(takesPartSince);
    }

    Optional<Instant> brakedSince() {
        return Micros.optional(brakedSince);
    }

    /** When the brake was last released; what was lost before does not count again. */
    Optional<Instant> brakeFrom() {
        return Micros.optional(brakeFrom);
    }

    /** Empty if no switch to enforce waits. */
    Optional<Confirmation> confirmation() {
        return Micros.optional(confirmBy)
                .flatMap(by -> Optional.ofNullable(revertTo).map(mode -> new Confirmation(by, mode)));
    }

    void await(Confirmation confirmation) {
        confirmBy = Micros.of(confirmation.by());
        revertTo = confirmation.revertTo();
    }

    void settled() {
        confirmBy = null;
        revertTo = null;
    }

    /** From the first device on, also if an earlier edit is still being followed. */
    void edited(Instant now, boolean reach) {
        reachEdited = reach || Boolean.TRUE.equals(reachEdited);
        editedAt = Micros.of(now);
        followedTo = null;
    }
}
