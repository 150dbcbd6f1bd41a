// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When a source was last heard, and since when it has been silent for too long. */
@Entity(name = "CaSource")
@Table(name = "CA_SOURCE")
@IdClass(SourceEntity.Key.class)
public class SourceEntity {
    @Id
    @Column(name = "REALM_ID", length = 36)
    private String realmId = "";

    @Id
    @Column(name = "SOURCE", length = 64)
    private String source = "";

    @Column(name = "LAST_SIGNAL_AT")
    private long lastSignalAt;

    @Column(name = "SILENT_SINCE")
    private @Nullable Long silentSince;

    @Column(name = "WATCHED_SINCE")
    private @Nullable Long watchedSince;

    protected SourceEntity() {}

    SourceEntity(String realmId, String source, Instant heard) {
        this.realmId = realmId;
        this.source = source;
        this.lastSignalAt = Micros.of(heard);
    }

    String realmId() {
        return realmId;
    }

    String source() {
        return source;
    }

    Instant lastSignalAt() {
        return Micros.instant(lastSignalAt);
    }

    /** Since when it is expected to report: before that, silence says nothing. */
    Optional<Instant> watchedSince() {
        return Micros.optional(watchedSince);
    }

    Optional<Instant> silentSince() {
        return Micros.optional(silentSince);
    }

    /** Realm and alias. */
    public static final class Key implements Serializable {
        private static final long serialVersionUID = 1;
        private String realmId = "";
        private String source = "";

        /** For JPA. */
        public Key() {}

        Key(String realmId, String source) {
            this.realmId = realmId;
            this.source = source;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.realmId.equals(realmId) && key.source.equals(source);
        }

        @Override
        public int hashCode() {
            return Objects.hash(realmId, source);
        }
    }
}
