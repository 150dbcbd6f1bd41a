// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.intake;

import io.conditionalaccess.core.signal.Signal;
import io.conditionalaccess.core.signal.SignalStatus;
import io.conditionalaccess.registry.Cause;
import io.conditionalaccess.registry.DeviceRegistryProvider;
import io.conditionalaccess.registry.SignalOutcome;
import io.conditionalaccess.registry.trace.Spans;
import io.conditionalaccess.registry.trace.Step;
import io.conditionalaccess.risk.intake.Results.Result;
import io.conditionalaccess.risk.metrics.RiskMetrics;
import io.conditionalaccess.risk.reading.Item;
import io.conditionalaccess.risk.source.SourceConfig;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;

/** Hands an authenticated source's items to the registry; when it returns, they are committed. */
final class Intake {
    private static final Logger LOG = Logger.getLogger(Intake.class);

    private final KeycloakSession session;
    private final SourceConfig source;
    private final Instant receivedAt;

    Intake(KeycloakSession session, SourceConfig source, Instant receivedAt) {
        this.session = session;
        this.source = source;
        this.receivedAt = receivedAt;
    }

    /**
     * One bad item does not take down its batch: the valid ones are stored, the others are reported.
     *
     * @param ignored how much of a vendor's body was none; empty for sources that send items themselves
     */
    Results store(List<Item> items, OptionalInt ignored) {
        List<Signal> signals = items.stream()
                .flatMap(item -> item instanceof Item.Valid valid ? Stream.of(valid.signal()) : Stream.empty())
                .toList();
        Iterator<SignalOutcome> outcomes = apply(signals).iterator();
        List<Result> results = new ArrayList<>(items.size());
        for (Item item : items) {
            int index = results.size();
            if (item instanceof Item.Valid valid) {
                results.add(Result.of(index, valid.signal(), outcomes.next()));
            } else if (item instanceof Item.Invalid invalid) {
                results.add(Result.of(index, invalid));
            }
        }
        results.forEach(this::account);
        ignored.ifPresent(count -> RiskMetrics.ignored(source.alias(), count));
        return Results.of(results, ignored);
    }

    private List<SignalOutcome> apply(List<Signal> signals) {
        if (signals.isEmpty()) {
            return List.of();
        }
        return Spans.of(session)
                .in(
                        Step.INTAKE,
                        Context.current(),
                        source.alias(),
                        () -> signals.stream().map(Signal::id).toList(),
                        () -> DeviceRegistryProvider.of(session)
                                .signals()
                                .apply(session.getContext().getRealm(), source.alias(), source.rights(), signals));
    }

    private void account(Result result) {
        RiskMetrics.signal(source.alias(), result.status());
        if (result.status().equals(SignalStatus.APPLIED.wire())) {
            RiskMetrics.effect(RiskMetrics.Effect.STATE, Duration.between(receivedAt, Instant.now()));
        }
        // Without an id it was invalid, and is not stored.
        Optional.ofNullable(result.id())
                .ifPresent(id ->
                        LOG.debugf("signal accepted: %s status=%s", new Cause(source.alias(), id), result.status()));
    }
}
