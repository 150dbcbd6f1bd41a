// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import io.conditionalaccess.core.device.Alias;
import io.conditionalaccess.core.device.AliasType;
import io.conditionalaccess.core.device.DeviceId;
import io.conditionalaccess.core.posture.Assertion;
import io.conditionalaccess.core.posture.ObservationKey;
import io.conditionalaccess.core.signal.Assertions;
import io.conditionalaccess.core.signal.Flag;
import io.conditionalaccess.core.signal.Signal;
import io.conditionalaccess.core.signal.SignalStatus;
import io.conditionalaccess.core.signal.SourceRights;
import io.conditionalaccess.registry.Cause;
import io.conditionalaccess.registry.SignalOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.keycloak.models.UserModel;

/** Writes the signals of one source within one transaction. */
final class SignalWriter {
    private final Work work;
    private final String source;
    private final SourceRights rights;
    private final Parking parking;
    private final SignalLedger ledger;
    /** For all signals of the batch; gone once one of them makes a device or an identifier known. */
    private Optional<NamedDevices> named = Optional.empty();

    private SignalWriter(Work work, String source, SourceRights rights, SignalLedger ledger) {
        this.work = work;
        this.source = source;
        this.rights = rights;
        this.parking = new Parking(work);
        this.ledger = ledger;
    }

    /** In their order, with what each needs to know read ahead for all: a batch costs few statements, not a few each. */
    static List<SignalOutcome> write(Work work, String source, SourceRights rights, List<Signal> signals) {
        SignalWriter writer = new SignalWriter(work, source, rights, new SignalLedger(work, source, signals));
        writer.named = Optional.of(new ReadAhead(work, writer.ledger).of(signals));
        return signals.stream().map(writer::write).toList();
    }

    /** What became of a signal, and which device it was about if it was one. */
    private record Effect(SignalStatus status, Optional<UUID> device) {
        static Effect of(SignalStatus status) {
            return new Effect(status, Optional.empty());
        }
    }

    /** Whether it names its device by more than the id, which no source adds. */
    static boolean teachesAliases(Signal signal) {
        return signal.aliases().stream().anyMatch(alias -> alias.type() != AliasType.ID);
    }

    private SignalOutcome write(Signal signal) {
        work.causedBy(new Cause(source, signal.id()));
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        flags.addAll(signal.flags());
        if (ledger.settledBefore(signal)) {
            return new SignalOutcome(SignalStatus.DUPLICATE, flags);
        }
        if (ledger.idReused(signal)) {
            flags.add(Flag.ID_REUSED);
        }
        Optional<UserModel> owner = signal.user().flatMap(this::user);
        if (signal.user().isPresent() && owner.isEmpty()) {
            flags.add(Flag.UNKNOWN_USER);
        }
        Effect effect = effect(signal, owner);
        return new SignalOutcome(ledger.enter(signal, effect.status, effect.device), flags);
    }

    private Effect effect(Signal signal, Optional<UserModel> owner) {
        if (signal.observedAt().isBefore(work.now().minus(retention()))) {
            return Effect.of(SignalStatus.OUTDATED);
        }
        Map<ObservationKey, Assertion> said = new LinkedHashMap<>();
        signal.claims()
                .forEach(
                        claim -> said.put(Assertions.key(signal, claim, source), Assertions.of(signal, claim, rights)));
        DeviceMatch match = named.map(devices -> DeviceMatch.of(devices, signal.aliases()))
                .orElseGet(() -> DeviceMatch.of(work.em(), work.realmId(), signal.aliases()));
        if (match.devices().isEmpty()) {
            return unknown(signal, said, owner);
        }
        List<LockedDevice> devices = match.devices().stream()
                .map(work::lock)
                .filter(device -> rights.devices()
                        .covers(
                                device.device().publicId(),
                                device.device().platform(),
                                device.device().tags()))
                .toList();
        if (devices.isEmpty()) {
            return new Effect(SignalStatus.REFUSED, Optional.of(match.devices().get(0)));
        }
        if (match.certain() && !new SecondAgent(work, source).on(devices.get(0), match, signal)) {
            return tell(devices.get(0), signal, said, owner);
        }
        if (match.conflict()) {
            Conflicts.found(work, source, devices);
        }
        return doubtful(devices, said);
    }

    private Effect tell(
            LockedDevice device, Signal signal, Map<ObservationKey, Assertion> said, Optional<UserModel> owner) {
        List<Alias> learned = learn(device, signal);
        List<Assertion> applied = new ArrayList<>(parking.adopt(learned, device));
        boolean owned = owner.filter(user -> Owners.add(work, device.device().id(), user.getId()))
                .isPresent();
        SignalStatus status = SignalStatus.OUTDATED;
        for (Map.Entry<ObservationKey, Assertion> entry : said.entrySet()) {
            SignalStatus one = device.say(entry.getKey(), entry.getValue(), rights.mayClear());
            if (one == SignalStatus.APPLIED) {
                applied.add(entry.getValue());
            }
            status = status.or(one);
        }
        if (!applied.isEmpty()) {
            new Consequences(work, device).settle(applied);
        } else if (owned || !learned.isEmpty()) {
            work.changed(device.uuid());
        }
        return new Effect(status, Optional.of(device.uuid()));
    }

    private List<Alias> learn(LockedDevice device, Signal signal) {
        if (!teachesAliases(signal)) {
            return List.of();
        }
        List<Alias> learned = work.aliases(device.device().id()).learn(signal.aliases(), source, rights);
        if (!learned.isEmpty()) {
            named = Optional.empty();
        }
        return learned;
    }

    /** Identifiers that name several devices, or a host name alone: bad news hits all, good news none. */
    private Effect doubtful(List<LockedDevice> devices, Map<ObservationKey, Assertion> said) {
        Map<ObservationKey, Assertion> bad = new LinkedHashMap<>(said);
        bad.values().removeIf(assertion -> !Assertions.worsens(assertion));
        boolean any = false;
        for (LockedDevice device : devices) {
            List<Assertion> applied = new ArrayList<>();
            // In doubt even a source that may clear must not lower what it said about the right one.
            bad.forEach((key, assertion) -> {
                if (device.say(key, assertion, false) == SignalStatus.APPLIED) {
                    applied.add(assertion);
                }
            });
            if (!applied.isEmpty()) {
                new Consequences(work, device).settle(applied);
                any = true;
            }
        }
        return new Effect(
                any ? SignalStatus.APPLIED : SignalStatus.AMBIGUOUS,
                Optional.of(devices.get(0).uuid()));
    }

    private Effect unknown(Signal signal, Map<ObservationKey, Assertion> said, Optional<UserModel> owner) {
        boolean covered = signal.deviceId()
                .filter(id -> rights.devices().covers(id, Optional.empty(), Set.of()))
                .isPresent();
        if (signal.deviceId().isPresent() && !covered) {
            return Effect.of(SignalStatus.REFUSED);
        }
        if (rights.mayCreateDevices() && covered) {
            return tell(create(signal.deviceId().get()), signal, said, owner);
        }
        List<Alias> strong = waitingUnder(signal);
        boolean bad = said.values().stream().anyMatch(Assertions::worsens);
        boolean waits = bad || strong.stream().anyMatch(alias -> parking.holds(alias, source));
        if (strong.isEmpty() || !waits) {
            return Effect.of(SignalStatus.UNKNOWN_DEVICE);
        }
        strong.forEach(alias -> parking.park(alias, said));
        return Effect.of(SignalStatus.PARKED);
    }

    /** A source that may not speak of every device must not wait under a name that any of them may get. */
    private List<Alias> waitingUnder(Signal signal) {
        return signal.aliases().stream()
                .filter(alias -> alias.type().strong())
                .filter(alias -> rights.devices().all() || alias.type() == AliasType.ID)
                .toList();
    }

    private LockedDevice create(DeviceId id) {
        DeviceEntity created = new DeviceEntity(work.realmId(), id, work.now());
        work.em().persist(created);
        work.em().flush();
        work.changed(Alias.ofId(id));
        named = Optional.empty();
        LockedDevice device = work.inserted(created);
        new Consequences(work, device).settle(parking.adopt(List.of(Alias.ofId(id)), device));
        return device;
    }

    private Optional<UserModel> user(String username) {
        return Optional.ofNullable(work.session().users().getUserByUsername(work.realm(), username));
    }

    private Duration retention() {
        return work.policy().map(policy -> policy.keeping().signals()).orElse(Duration.ofDays(30));
    }
}
