// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import io.conditionalaccess.core.posture.Level;
import io.conditionalaccess.core.signal.Signal;
import io.conditionalaccess.core.signal.SignalStatus;
import io.conditionalaccess.registry.HistoryEntry;
import io.conditionalaccess.registry.Occurrence;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One signal that was acknowledged: what makes the same one again a duplicate, and a device's timeline. Also what is no
 * signal but must not be acted on twice; that has no device.
 */
@Entity(name = "CaSignal")
@Table(name = "CA_SIGNAL")
public class SignalEntity {
    @Id
    @Column(name = "ID", length = 64)
    private String id = "";

    @Column(name = "REALM_ID", length = 36)
    private String realmId = "";

    @Column(name = "SOURCE", length = 64)
    private String source = "";

    @Column(name = "SIGNAL_ID")
    private String signalId = "";

    @Column(name = "SIGNAL_ID_HASH", length = 64)
    private String signalIdHash = "";

    @Column(name = "DEVICE_ID", length = 36)
    private @Nullable String deviceId;

    @Column(name = "FINDING")
    private @Nullable String finding;

    @Column(name = "CLAIMS")
    private String claims = "";

    @Column(name = "STATUS", length = 16)
    private String status = "";

    @Column(name = "OBSERVED_AT")
    private long observedAt;

    @Column(name = "RECEIVED_AT")
    private long receivedAt;

    protected SignalEntity() {}

    SignalEntity(
            String realmId, String source, Signal signal, SignalStatus status, Optional<UUID> device, Instant now) {
        this.id = idOf(realmId, source, signal);
        this.realmId = realmId;
        this.source = source;
        this.signalId = signal.id();
        this.signalIdHash = idHashOf(realmId, source, signal);
        this.deviceId = device.map(UUID::toString).orElse(null);
        this.finding = signal.finding().orElse(null);
        this.claims = signal.claims().stream()
                .map(claim -> claim.axis().wire() + "="
                        + claim.level().map(Level::wire).orElse("unknown"))
                .collect(Collectors.joining(" "));
        this.status = status.wire();
        this.observedAt = Micros.of(signal.observedAt());
        this.receivedAt = Micros.of(now);
    }

    SignalEntity(String realmId, String source, Occurrence occurrence, Instant now) {
        this.id = Hash.of(realmId, source, occurrence.id(), occurrence.contentHash());
        this.realmId = realmId;
        this.source = source;
        this.signalId = occurrence.id();
        this.signalIdHash = Hash.of(realmId, source, occurrence.id());
        this.claims = occurrence.what();
        this.status = SignalStatus.APPLIED.wire();
        this.observedAt = Micros.of(occurrence.observedAt());
        this.receivedAt = Micros.of(now);
    }

    String id() {
        return id;
    }

    String idHash() {
        return signalIdHash;
    }

    HistoryEntry.Signalled entry() {
        return new HistoryEntry.Signalled(
                Micros.instant(receivedAt),
                source,
                signalId,
                Optional.ofNullable(finding),
                claims,
                status,
                Micros.instant(observedAt));
    }

    boolean ofUnknownDevice() {
        return status.equals(SignalStatus.UNKNOWN_DEVICE.wire());
    }

    void settle(SignalStatus newStatus, Optional<UUID> device) {
        status = newStatus.wire();
        deviceId = device.map(UUID::toString).orElse(null);
    }

    static String idOf(String realmId, String source, Signal signal) {
        return Hash.of(realmId, source, signal.id(), signal.contentHash());
    }

    static String idHashOf(String realmId, String source, Signal signal) {
        return Hash.of(realmId, source, signal.id());
    }
}
