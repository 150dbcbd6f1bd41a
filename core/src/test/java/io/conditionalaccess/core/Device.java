// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core;

import io.conditionalaccess.core.device.Approval;
import io.conditionalaccess.core.device.DeviceFacts;
import io.conditionalaccess.core.device.DeviceId;
import io.conditionalaccess.core.device.Quarantine;
import io.conditionalaccess.core.posture.Observation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Devices for tests: healthy as far as anybody knows, and what a test changes. */
public final class Device {
    private final String id;
    private Optional<String> name = Optional.empty();
    private long epoch;
    private Optional<Quarantine> quarantine = Optional.empty();
    private Optional<Instant> exemptUntil = Optional.empty();
    private Optional<Approval> approval = Optional.empty();
    private boolean deleted;
    private Optional<Instant> nonCompliantSince = Optional.empty();
    private List<Observation> observations = List.of();

    private Device(String id) {
        this.id = id;
    }

    public static Device device(String id) {
        return new Device(id);
    }

    public Device named(String displayName) {
        name = Optional.of(displayName);
        return this;
    }

    public Device epoch(long raised) {
        epoch = raised;
        return this;
    }

    public Device quarantined() {
        quarantine = Optional.of(new Quarantine(Minutes.minute(0), "lost"));
        return this;
    }

    public Device exemptUntil(long minute) {
        exemptUntil = Optional.of(Minutes.minute(minute));
        return this;
    }

    public Device awaiting(Approval.Reason reason) {
        approval = Optional.of(new Approval(reason, Minutes.minute(0)));
        return this;
    }

    public Device deleted() {
        deleted = true;
        return this;
    }

    public Device nonCompliantSince(long minute) {
        nonCompliantSince = Optional.of(Minutes.minute(minute));
        return this;
    }

    public Device observed(Observation... all) {
        observations = List.of(all);
        return this;
    }

    public DeviceFacts facts() {
        return new DeviceFacts(
                UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)),
                new DeviceId(id),
                name,
                Optional.empty(),
                Set.of(),
                epoch,
                quarantine,
                exemptUntil,
                approval,
                deleted,
                nonCompliantSince,
                observations,
                1);
    }
}
