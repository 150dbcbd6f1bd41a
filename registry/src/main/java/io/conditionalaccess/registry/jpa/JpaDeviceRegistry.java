// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import io.conditionalaccess.registry.Bindings;
import io.conditionalaccess.registry.DecisionLog;
import io.conditionalaccess.registry.DeviceRegistryProvider;
import io.conditionalaccess.registry.Devices;
import io.conditionalaccess.registry.Facts;
import io.conditionalaccess.registry.Figures;
import io.conditionalaccess.registry.History;
import io.conditionalaccess.registry.Holds;
import io.conditionalaccess.registry.LogoutTasks;
import io.conditionalaccess.registry.LookupLimit;
import io.conditionalaccess.registry.Newcomers;
import io.conditionalaccess.registry.Participation;
import io.conditionalaccess.registry.RealmBrake;
import io.conditionalaccess.registry.Signals;
import io.conditionalaccess.registry.Sources;
import io.conditionalaccess.registry.cache.Broadcast;
import io.conditionalaccess.registry.cache.FactsCache;
import io.conditionalaccess.registry.trace.Spans;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** The registry over Keycloak's database, for one session. Opens no connection before one is needed. */
final class JpaDeviceRegistry implements DeviceRegistryProvider {
    private final KeycloakSession session;
    private final FactsCache cache;
    private final Broadcast broadcast;
    private final DecisionQueue decisions;
    private final BoundedLookups lookups;
    private final HeardSources heard;
    private final Clock clock;
    private final Transactions transactions;

    JpaDeviceRegistry(
            KeycloakSession session,
            FactsCache cache,
            Broadcast broadcast,
            DecisionQueue decisions,
            BoundedLookups lookups,
            DeviceCounts counts,
            HeardSources heard,
            Clock clock) {
        this.session = session;
        this.cache = cache;
        this.broadcast = broadcast;
        this.decisions = decisions;
        this.lookups = lookups;
        this.heard = heard;
        this.clock = clock;
        this.transactions = new Transactions(session, broadcast, counts, clock);
    }

    @Override
    public Facts facts() {
        return new FactsRows(session, cache, lookups);
    }

    @Override
    public Signals signals() {
        return new SignalRows(transactions, Spans.of(session), this::em, clock);
    }

    @Override
    public Bindings bindings() {
        return LookupLimit.of(session).isPresent()
                ? new LaterBindings(session, lookups, () -> new BindingRows(em()))
                : new BindingRows(em());
    }

    @Override
    public Devices devices() {
        return new DeviceRows(transactions);
    }

    @Override
    public Newcomers newcomers() {
        return new NewcomerRows(transactions);
    }

    @Override
    public LogoutTasks logoutTasks() {
        return new LogoutTaskRows(em());
    }

    @Override
    public Participation participation() {
        return new ParticipationRows(session, broadcast);
    }

    @Override
    public DecisionLog decisions() {
        return new DecisionRows(session, decisions);
    }

    @Override
    public History history() {
        return new HistoryRows(em());
    }

    @Override
    public Figures figures() {
        return new FigureRows(em());
    }

    @Override
    public Holds holds() {
        return new HoldRows(em());
    }

    @Override
    public RealmBrake brake() {
        return new BrakeRows(session, broadcast, clock);
    }

    @Override
    public Sources sources() {
        return new SourceRows(session, broadcast, heard, clock);
    }

    @Override
    public void close() {
        // The entity manager is Keycloak's.
    }

    private EntityManager em() {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}
