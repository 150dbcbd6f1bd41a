// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import io.conditionalaccess.core.posture.Axis;
import io.conditionalaccess.core.posture.ObservationKey;
import io.conditionalaccess.registry.Agent;
import io.conditionalaccess.registry.DecisionRecord;
import io.conditionalaccess.registry.HistoryEntry;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One refusal, or would-be refusal. */
@Entity(name = "CaDecision")
@Table(name = "CA_DECISION")
public class DecisionEntity {
    @Id
    @Column(name = "REF", length = 10)
    private String ref = "";

    @Column(name = "REALM_ID", length = 36)
    private String realmId = "";

    @Column(name = "DECIDED_AT")
    private long decidedAt;

    @Column(name = "POINT", length = 32)
    private String point = "";

    @Column(name = "USER_ID")
    private String userId = "";

    @Column(name = "CLIENT_ID")
    private String clientId = "";

    @Column(name = "SESSION_ID")
    private @Nullable String sessionId;

    @Column(name = "DEVICE_PUBLIC_ID", length = 128)
    private @Nullable String deviceId;

    @Column(name = "ACCESS_LEVEL", length = 16)
    private String access = "";

    @Column(name = "ENFORCED")
    private boolean enforced;

    @Column(name = "RULE_NAME", length = 32)
    private String rule = "";

    @Column(name = "IDENTITY", length = 64)
    private String identity = "";

    @Column(name = "CAUSE_SOURCE", length = 64)
    private @Nullable String causeSource;

    @Column(name = "CAUSE_AXIS", length = 16)
    private @Nullable String causeAxis;

    @Column(name = "CAUSE_FINDING")
    private @Nullable String causeFinding;

    @Column(name = "BROWSER", length = 64)
    private @Nullable String browser;

    @Column(name = "PLATFORM", length = 64)
    private @Nullable String platform;

    @Column(name = "TIMES")
    private int times;

    protected DecisionEntity() {}

    DecisionEntity(DecisionRecord decision) {
        this.ref = decision.ref();
        this.realmId = decision.realmId();
        this.decidedAt = Micros.of(decision.at());
        this.point = decision.point();
        this.userId = decision.userId();
        this.clientId = decision.clientId();
        this.sessionId = decision.sessionId().orElse(null);
        this.deviceId = decision.deviceId().orElse(null);
        this.access = decision.access();
        this.enforced = decision.enforced();
        this.rule = decision.rule();
        this.identity = decision.identity();
        this.causeSource = decision.cause().map(ObservationKey::source).orElse(null);
        this.causeAxis = decision.cause().map(key -> key.axis().wire()).orElse(null);
        this.causeFinding = decision.cause().map(ObservationKey::finding).orElse(null);
        this.browser = decision.agent().browser().orElse(null);
        this.platform = decision.agent().platform().orElse(null);
        this.times = decision.count();
    }

    HistoryEntry entry() {
        return new HistoryEntry.Decided(Micros.instant(decidedAt), decision());
    }

    DecisionRecord decision() {
        return new DecisionRecord(
                ref,
                realmId,
                Micros.instant(decidedAt),
                point,
                userId,
                clientId,
                Optional.ofNullable(sessionId),
                Optional.ofNullable(deviceId),
                access,
                enforced,
                rule,
                identity,
                cause(),
                new Agent(Optional.ofNullable(browser), Optional.ofNullable(platform)),
                times);
    }

    private Optional<ObservationKey> cause() {
        if (causeSource == null || causeAxis == null || causeFinding == null) {
            return Optional.empty();
        }
        Axis axis = Axis.valueOf(causeAxis.toUpperCase(Locale.ROOT));
        return Optional.of(new ObservationKey(causeSource, axis, causeFinding));
    }
}
