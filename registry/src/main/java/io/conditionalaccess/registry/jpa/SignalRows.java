// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import io.conditionalaccess.core.device.Alias;
import io.conditionalaccess.core.device.AliasType;
import io.conditionalaccess.core.signal.Signal;
import io.conditionalaccess.core.signal.SignalStatus;
import io.conditionalaccess.core.signal.SourceRights;
import io.conditionalaccess.registry.Cause;
import io.conditionalaccess.registry.Occurrence;
import io.conditionalaccess.registry.SignalOutcome;
import io.conditionalaccess.registry.Signals;
import io.conditionalaccess.registry.trace.Spans;
import io.conditionalaccess.registry.trace.Step;
import io.opentelemetry.context.Context;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.models.RealmModel;

/** Intake: a batch in one transaction; if that cannot be had, each signal in its own. */
final class SignalRows implements Signals {
    private static final Logger LOG = Logger.getLogger(SignalRows.class);

    private final Transactions transactions;
    private final Spans spans;
    private final Supplier<EntityManager> em;
    private final Clock clock;

    /** @param em of the caller's session, for what is written in the caller's transaction */
    SignalRows(Transactions transactions, Spans spans, Supplier<EntityManager> em, Clock clock) {
        this.transactions = transactions;
        this.spans = spans;
        this.em = em;
        this.clock = clock;
    }

    @Override
    public List<SignalOutcome> apply(RealmModel realm, String source, SourceRights rights, List<Signal> signals) {
        List<SignalOutcome> outcomes = written(realm, source, rights, signals);
        adoptLateComers(realm, signals, outcomes);
        return outcomes;
    }

    @Override
    public boolean once(RealmModel realm, String source, Occurrence occurrence) {
        SignalEntity entry = new SignalEntity(realm.getId(), source, occurrence, clock.instant());
        if (em.get().find(SignalEntity.class, entry.id()) != null) {
            return false;
        }
        em.get().persist(entry);
        em.get().flush(); // if another node has it by now, nothing more is done here
        return true;
    }

    @Override
    public void trust(RealmModel realm, String source, Set<AliasType> types) {
        transactions.commit(realm, work -> {
            AliasBook.trust(work, source, types);
            return true;
        });
    }

    private List<SignalOutcome> written(RealmModel realm, String source, SourceRights rights, List<Signal> signals) {
        if (signals.size() > 1) {
            try {
                return together(realm, source, rights, signals);
            } catch (RuntimeException e) {
                LOG.debugf("a batch of %d signals is written one by one: %s", signals.size(), e);
            }
        }
        List<SignalOutcome> outcomes = new ArrayList<>();
        for (Signal signal : signals) {
            outcomes.addAll(together(realm, source, rights, List.of(signal)));
        }
        return outcomes;
    }

    private List<SignalOutcome> together(RealmModel realm, String source, SourceRights rights, List<Signal> signals) {
        List<SignalOutcome> outcomes = spans.in(
                Step.STATE,
                Context.current(),
                source,
                () -> signals.stream().map(Signal::id).toList(),
                () -> transactions.commit(realm, work -> SignalWriter.write(work, source, rights, signals)));
        if (LOG.isDebugEnabled()) {
            for (int i = 0; i < signals.size(); i++) {
                Cause stored = new Cause(source, signals.get(i).id());
                LOG.debugf(
                        "signal stored: %s status=%s",
                        stored, outcomes.get(i).status().wire());
            }
        }
        return outcomes;
    }

    /**
     * A device may have been created while a signal about it was being parked; each committed without seeing the other.
     * Whoever commits second sees both, so both look again: here, and where devices are created.
     */
    private void adoptLateComers(RealmModel realm, List<Signal> signals, List<SignalOutcome> outcomes) {
        List<Alias> parked = Stream.iterate(0, i -> i < signals.size(), i -> i + 1)
                .filter(i -> outcomes.get(i).status() == SignalStatus.PARKED)
                .flatMap(i -> signals.get(i).aliases().stream())
                .filter(alias -> alias.type().strong())
                .distinct()
                .toList();
        for (Alias alias : parked) {
            transactions.commit(realm, work -> {
                adoptIfKnown(work, alias);
                return true;
            });
        }
    }

    private static void adoptIfKnown(Work work, Alias alias) {
        DeviceMatch match = DeviceMatch.of(work.em(), work.realmId(), List.of(alias));
        if (match.certain()) {
            LockedDevice device = work.lock(match.devices().get(0));
            new Consequences(work, device).settle(new Parking(work).adopt(List.of(alias), device));
        }
    }
}
