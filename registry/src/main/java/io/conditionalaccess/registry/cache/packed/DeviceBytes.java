// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.cache.packed;

import io.conditionalaccess.core.device.Approval;
import io.conditionalaccess.core.device.DeviceFacts;
import io.conditionalaccess.core.device.DeviceId;
import io.conditionalaccess.core.device.Quarantine;
import java.util.List;
import java.util.Set;

/** Packs facts about devices and unpacks them again: what comes back equals what went in. For one process only. */
public final class DeviceBytes {
    private static final List<Approval.Reason> REASONS = List.of(Approval.Reason.values());

    private static final int NAME = 0;
    private static final int PLATFORM = 1;
    private static final int QUARANTINE = 2;
    private static final int EXEMPT = 3;
    private static final int APPROVAL = 4;
    private static final int DELETED = 5;
    private static final int NON_COMPLIANT = 6;

    private final Words words = new Words();

    public byte[] pack(DeviceFacts facts) {
        BytesOut out = new BytesOut(words);
        out.octet(Flags.of(
                        facts.name().isPresent(),
                        facts.platform().isPresent(),
                        facts.quarantine().isPresent(),
                        facts.exemptUntil().isPresent(),
                        facts.approval().isPresent(),
                        facts.deleted(),
                        facts.nonCompliantSince().isPresent())
                .bits());
        out.uuid(facts.uuid());
        out.text(facts.id().value());
        facts.name().ifPresent(out::text);
        facts.platform().ifPresent(out::word);
        out.each(facts.owners(), out::text);
        out.number(facts.epoch());
        facts.quarantine().ifPresent(quarantine -> {
            out.instant(quarantine.since());
            out.text(quarantine.reason());
        });
        facts.exemptUntil().ifPresent(out::instant);
        facts.approval().ifPresent(approval -> {
            out.octet(REASONS.indexOf(approval.reason()));
            out.instant(approval.since());
        });
        facts.nonCompliantSince().ifPresent(out::instant);
        out.each(facts.observations(), observation -> ObservationBytes.pack(observation, out));
        out.number(facts.version());
        return out.bytes();
    }

    /** In the order of {@link #pack}. */
    public DeviceFacts unpack(byte[] bytes) {
        BytesIn in = new BytesIn(bytes, words);
        Flags flags = in.flags();
        return new DeviceFacts(
                in.uuid(),
                new DeviceId(in.text()),
                flags.optional(NAME, in::text),
                flags.optional(PLATFORM, in::word),
                Set.copyOf(in.each(in::text)),
                in.number(),
                flags.optional(QUARANTINE, () -> new Quarantine(in.instant(), in.text())),
                flags.optional(EXEMPT, in::instant),
                flags.optional(APPROVAL, () -> new Approval(REASONS.get(in.octet()), in.instant())),
                flags.at(DELETED),
                flags.optional(NON_COMPLIANT, in::instant),
                in.each(() -> ObservationBytes.unpack(in)),
                (int) in.number());
    }
}
