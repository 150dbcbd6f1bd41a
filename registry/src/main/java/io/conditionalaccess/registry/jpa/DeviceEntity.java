// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import io.conditionalaccess.core.device.Approval;
import io.conditionalaccess.core.device.DeviceId;
import io.conditionalaccess.core.device.Quarantine;
import io.conditionalaccess.core.device.Tag;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One device, deleted ones included: their epoch keeps old sessions dead. */
@Entity(name = "CaDevice")
@Table(name = "CA_DEVICE")
public class DeviceEntity {
    @Id
    @Column(name = "ID", length = 36)
    private String id = "";

    @Column(name = "REALM_ID", length = 36)
    private String realmId = "";

    @Column(name = "PUBLIC_ID", length = 128)
    private String publicId = "";

    @Column(name = "PUBLIC_KEY", length = 128)
    private String publicKey = "";

    @Column(name = "DEVICE_NAME")
    private @Nullable String name;

    @Column(name = "PLATFORM")
    private @Nullable String platform;

    @Column(name = "TAGS", length = Tags.MAX_LENGTH)
    private @Nullable String tags;

    @Column(name = "REVOCATION_EPOCH")
    private long epoch;

    @Column(name = "SETTLED_EPOCH")
    private long settledEpoch;

    @Column(name = "REVOCATION_PENDING")
    private @Nullable Long pendingSince;

    @Column(name = "REVOCATION_DUE")
    private @Nullable Long revocationDue;

    @Column(name = "QUARANTINED_AT")
    private @Nullable Long quarantinedAt;

    @Column(name = "QUARANTINE_REASON", length = 2000)
    private @Nullable String quarantineReason;

    @Column(name = "EXEMPT_UNTIL")
    private @Nullable Long exemptUntil;

    @Column(name = "EXEMPT_REASON", length = 2000)
    private @Nullable String exemptReason;

    @Column(name = "NON_COMPLIANT_SINCE")
    private @Nullable Long nonCompliantSince;

    @Column(name = "COMPLIANT_SINCE")
    private @Nullable Long compliantSince;

    @Column(name = "APPROVAL_REASON", length = 16)
    private @Nullable String approvalReason;

    @Column(name = "APPROVAL_SINCE")
    private @Nullable Long approvalSince;

    @Column(name = "BAD_SINCE")
    private @Nullable Long badSince;

    @Column(name = "ACCESS_NOTED", length = 16)
    private @Nullable String noted;

    @Column(name = "ACCESS_DUE")
    private @Nullable Long accessDue;

    @Column(name = "HOLD_PENDING")
    private @Nullable Long holdPending;

    @Column(name = "NOTICED_AT", length = 64)
    private @Nullable String noticedAt;

    @Column(name = "MERGED_INTO", length = 36)
    private @Nullable String mergedInto;

    @Column(name = "CREATED_AT")
    private long createdAt;

    @Column(name = "DELETED_AT")
    private @Nullable Long deletedAt;

    @Version
    @Column(name = "ROW_VERSION")
    private int version;

    protected DeviceEntity() {}

    DeviceEntity(String realmId, DeviceId publicId, Instant now) {
        this.id = UUID.randomUUID().toString();
        this.realmId = realmId;
        this.publicId = publicId.value();
        this.publicKey = publicId.key();
        this.createdAt = Micros.of(now);
    }

    String id() {
        return id;
    }

    UUID uuid() {
        return UUID.fromString(id);
    }

    String realmId() {
        return realmId;
    }

    DeviceId publicId() {
        return new DeviceId(publicId);
    }

    Optional<String> name() {
        return Optional.ofNullable(name);
    }

    Optional<String> platform() {
        return Optional.ofNullable(platform);
    }

    Set<Tag> tags() {
        return Tags.read(Optional.ofNullable(tags));
    }

    void describe(Optional<String> newName, Optional<String> newPlatform, Set<Tag> newTags) {
        this.name = newName.orElse(null);
        this.platform = newPlatform.orElse(null);
        this.tags = Tags.written(newTags).orElse(null);
    }

    long epoch() {
        return epoch;
    }

    /** Kills every session bound so far. */
    void raiseEpoch(Instant now) {
        epoch++;
        pending(now);
    }

    /** Dead sessions have to be looked for. */
    void pending(Instant now) {
        pendingSince = Micros.of(now);
    }

    void settle(long settled) {
        settledEpoch = Math.max(settledEpoch, settled);
        if (settledEpoch >= epoch) {
            pendingSince = null;
        }
    }

    Optional<Instant> revocationDue() {
        return Micros.optional(revocationDue);
    }

    void revocationDue(Optional<Instant> due) {
        revocationDue = Micros.of(due);
    }

    Optional<Quarantine> quarantine() {
        return Micros.optional(quarantinedAt)
                .map(since -> new Quarantine(
                        since, Optional.ofNullable(quarantineReason).orElse("")));
    }

    void quarantine(Optional<Quarantine> quarantine) {
        quarantinedAt = Micros.of(quarantine.map(Quarantine::since));
        quarantineReason = quarantine.map(Quarantine::reason).orElse(null);
    }

    Optional<Instant> exemptUntil() {
        return Micros.optional(exemptUntil);
    }

    Optional<String> exemptReason() {
        return Optional.ofNullable(exemptReason);
    }

    void exempt(Optional<Instant> until, Optional<String> reason) {
        exemptUntil = Micros.of(until);
        exemptReason = reason.orElse(null);
    }

    Optional<Approval> approval() {
        return Micros.optional(approvalSince)
                .flatMap(since -> Optional.ofNullable(approvalReason)
                        .map(reason -> new Approval(Approval.Reason.valueOf(reason), since)));
    }

    void approval(Optional<Approval> needed) {
        approvalReason = needed.map(approval -> approval.reason().name()).orElse(null);
        approvalSince = Micros.of(needed.map(Approval::since));
    }

    /** Since when the policy gives it no access, as far as signals tell; for the brake, which counts such devices. */
    Optional<Instant> badSince() {
        return Micros.optional(badSince);
    }

    void badSince(Optional<Instant> since) {
        badSince = Micros.of(since);
    }

    /** What applications and people were last told. */
    Notice noted() {
        return noted == null ? Notice.ACCESS : Notice.valueOf(noted);
    }

    void noted(Notice told) {
        noted = told == Notice.ACCESS ? null : told.name();
    }

    /** When it has to be looked at again although nobody said anything. */
    void accessDue(Optional<Instant> due) {
        accessDue = Micros.of(due);
    }

    /** Applications have to hear of a hold that began then. */
    void holdPending(Instant since) {
        holdPending = Micros.of(since);
    }

    Damping damping() {
        return Damping.read(Optional.ofNullable(noticedAt).orElse(""));
    }

    void damping(Damping damping) {
        noticedAt = damping.written();
    }

    Optional<Instant> nonCompliantSince() {
        return Micros.optional(nonCompliantSince);
    }

    Optional<Instant> compliantSince() {
        return Micros.optional(compliantSince);
    }

    void compliance(Optional<Instant> badSince, Optional<Instant> goodSince) {
        nonCompliantSince = Micros.of(badSince);
        compliantSince = Micros.of(goodSince);
    }

    Optional<String> mergedInto() {
        return Optional.ofNullable(mergedInto);
    }

    boolean deleted() {
        return deletedAt != null;
    }

    /** Leaves a tombstone: the row stays so that its epoch does. */
    void delete(Instant now) {
        deletedAt = Micros.of(now);
        badSince = null;
        noted = null;
        accessDue = null;
        holdPending = null;
        raiseEpoch(now);
    }

    void revive() {
        deletedAt = null;
    }

    int version() {
        return version;
    }
}
