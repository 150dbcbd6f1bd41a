// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import io.conditionalaccess.registry.HistoryEntry;
import io.conditionalaccess.registry.HistoryEntry.Operated;
import io.conditionalaccess.registry.HistoryEntry.Revoked;
import io.conditionalaccess.registry.HistoryEntry.StateChanged;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened to a device and is in no other table. Which columns are set depends on the kind. */
@Entity(name = "CaDeviceEvent")
@Table(name = "CA_DEVICE_EVENT")
public class DeviceEventEntity {
    private static final int MAX_REASON = 2000;

    private enum Kind {
        STATE,
        REVOKED,
        OPERATED
    }

    @Id
    @Column(name = "ID", length = 36)
    private String id = UUID.randomUUID().toString();

    @Column(name = "REALM_ID", length = 36)
    private String realmId = "";

    @Column(name = "DEVICE_ID", length = 36)
    private String deviceId = "";

    @Column(name = "HAPPENED_AT")
    private long happenedAt;

    @Column(name = "KIND", length = 16)
    private String kind = "";

    @Column(name = "RISK", length = 16)
    private @Nullable String risk;

    @Column(name = "COMPLIANCE", length = 16)
    private @Nullable String compliance;

    @Column(name = "ACCESS_LEVEL", length = 16)
    private @Nullable String access;

    @Column(name = "RULE_NAME", length = 32)
    private @Nullable String rule;

    @Column(name = "EPOCH")
    private @Nullable Long epoch;

    @Column(name = "ACTION_NAME", length = 32)
    private @Nullable String action;

    @Column(name = "ACTOR_REALM", length = 36)
    private @Nullable String actorRealm;

    @Column(name = "ACTOR_ID")
    private @Nullable String actorId;

    @Column(name = "REASON", length = MAX_REASON)
    private @Nullable String reason;

    protected DeviceEventEntity() {}

    private DeviceEventEntity(String realmId, String deviceId, Kind kind, Instant at) {
        this.realmId = realmId;
        this.deviceId = deviceId;
        this.kind = kind.name();
        this.happenedAt = Micros.of(at);
    }

    static DeviceEventEntity of(String realmId, String deviceId, StateChanged state) {
        DeviceEventEntity row = new DeviceEventEntity(realmId, deviceId, Kind.STATE, state.at());
        row.risk = state.risk().orElse(null);
        row.compliance = state.compliance().orElse(null);
        row.access = state.access();
        row.rule = state.rule();
        return row;
    }

    static DeviceEventEntity of(String realmId, String deviceId, Revoked revoked) {
        DeviceEventEntity row = new DeviceEventEntity(realmId, deviceId, Kind.REVOKED, revoked.at());
        row.epoch = revoked.epoch();
        return row;
    }

    static DeviceEventEntity of(String realmId, String deviceId, Operated operated) {
        DeviceEventEntity row = new DeviceEventEntity(realmId, deviceId, Kind.OPERATED, operated.at());
        row.action = operated.action();
        row.actorRealm = operated.actorRealmId().orElse(null);
        row.actorId = operated.actorId().orElse(null);
        row.reason = operated.reason()
                .map(text -> text.substring(0, Math.min(text.length(), MAX_REASON)))
                .orElse(null);
        return row;
    }

    HistoryEntry entry() {
        return switch (Kind.valueOf(kind)) {
            case STATE ->
                new StateChanged(
                        at(), Optional.ofNullable(risk), Optional.ofNullable(compliance), text(access), text(rule));
            case REVOKED -> new Revoked(at(), epoch == null ? 0 : epoch);
            case OPERATED -> operated();
        };
    }

    Operated operated() {
        return new Operated(
                at(),
                text(action),
                Optional.ofNullable(actorRealm),
                Optional.ofNullable(actorId),
                Optional.ofNullable(reason));
    }

    private Instant at() {
        return Micros.instant(happenedAt);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
