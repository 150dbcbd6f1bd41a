// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import io.conditionalaccess.registry.HistoryEntry;
import io.conditionalaccess.registry.SessionBinding;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The index row of one session. */
@Entity(name = "CaBinding")
@Table(name = "CA_BINDING")
public class BindingEntity {
    @Id
    @Column(name = "SESSION_ID")
    private String sessionId = "";

    @Column(name = "REALM_ID", length = 36)
    private String realmId = "";

    @Column(name = "DEVICE_ID", length = 36)
    private @Nullable String deviceId;

    @Column(name = "USER_ID")
    private String userId = "";

    @Column(name = "METHOD", length = 64)
    private String method = "";

    @Column(name = "EPOCH")
    private long epoch;

    @Column(name = "BOUND_AT")
    private long boundAt;

    @Column(name = "ENDED_AT")
    private @Nullable Long endedAt;

    protected BindingEntity() {}

    BindingEntity(String realmId, SessionBinding binding) {
        this.sessionId = binding.sessionId();
        this.realmId = realmId;
        set(binding);
    }

    /** A new login in a browser may get the id of a session that was ended or expired; a living one keeps its row. */
    void reuse(SessionBinding binding) {
        if (endedAt != null || boundAt != Micros.of(binding.since())) {
            endedAt = null;
            set(binding);
        }
    }

    private void set(SessionBinding binding) {
        this.deviceId = binding.device().map(UUID::toString).orElse(null);
        this.userId = binding.userId();
        this.method = binding.method();
        this.epoch = binding.epoch();
        this.boundAt = Micros.of(binding.since());
    }

    /** Empty once the session was ended. */
    Optional<SessionBinding> livingIn(String realm) {
        return realmId.equals(realm) && endedAt == null ? Optional.of(binding()) : Optional.empty();
    }

    HistoryEntry began() {
        return new HistoryEntry.SessionBegan(Micros.instant(boundAt), sessionId, userId, method);
    }

    /** Only of a session that was ended. */
    HistoryEntry ended() {
        return new HistoryEntry.SessionEnded(Micros.instant(endedAt == null ? boundAt : endedAt), sessionId, userId);
    }

    SessionBinding binding() {
        return new SessionBinding(
                sessionId,
                Optional.ofNullable(deviceId).map(UUID::fromString),
                userId,
                method,
                epoch,
                Micros.instant(boundAt));
    }
}
