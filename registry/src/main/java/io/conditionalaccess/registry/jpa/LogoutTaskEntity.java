// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import io.conditionalaccess.registry.LogoutTask;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A logout that one application still has to hear of. */
@Entity(name = "CaLogoutTask")
@Table(name = "CA_LOGOUT_TASK")
public class LogoutTaskEntity {
    @Id
    @Column(name = "ID", length = 36)
    private String id = "";

    @Column(name = "REALM_ID", length = 36)
    private String realmId = "";

    @Column(name = "SESSION_ID")
    private String sessionId = "";

    @Column(name = "CLIENT_ID", length = 36)
    private String clientId = "";

    @Column(name = "ISSUER", length = 2000)
    private String issuer = "";

    @Column(name = "SUBJECT")
    private String subject = "";

    @Column(name = "NAME_FORMAT")
    private @Nullable String nameFormat;

    @Column(name = "CAUSE", length = 16)
    private String cause = "";

    @Column(name = "ATTEMPTS")
    private int attempts;

    @Column(name = "CREATED_AT")
    private long createdAt;

    @Column(name = "NEXT_TRY")
    private long nextTry;

    protected LogoutTaskEntity() {}

    LogoutTaskEntity(LogoutTask task) {
        this.id = task.id().toString();
        this.realmId = task.realmId();
        this.sessionId = task.sessionId();
        this.clientId = task.client();
        this.issuer = task.issuer();
        this.subject = task.subject();
        this.nameFormat = task.nameFormat().orElse(null);
        this.cause = task.cause().name();
        this.attempts = task.attempts();
        this.createdAt = Micros.of(task.createdAt());
        this.nextTry = Micros.of(task.nextTry());
    }

    LogoutTask task() {
        return new LogoutTask(
                UUID.fromString(id),
                realmId,
                sessionId,
                clientId,
                issuer,
                subject,
                Optional.ofNullable(nameFormat),
                LogoutTask.Cause.valueOf(cause),
                attempts,
                Micros.instant(createdAt),
                Micros.instant(nextTry));
    }
}
