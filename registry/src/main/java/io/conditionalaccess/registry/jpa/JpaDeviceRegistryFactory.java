// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import com.github.benmanes.caffeine.cache.Ticker;
import io.conditionalaccess.registry.CacheStatistics;
import io.conditionalaccess.registry.DeviceRegistryProvider;
import io.conditionalaccess.registry.DeviceRegistryProviderFactory;
import io.conditionalaccess.registry.alert.Alerts;
import io.conditionalaccess.registry.cache.Broadcast;
import io.conditionalaccess.registry.cache.FactsCache;
import io.conditionalaccess.registry.policy.RealmPolicies;
import io.conditionalaccess.registry.selfcheck.WatchEnforcement;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import java.time.Clock;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jboss.logging.Logger;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;
import org.keycloak.services.scheduled.ClusterAwareScheduledTaskRunner;
import org.keycloak.services.scheduled.ScheduledTaskRunner;
import org.keycloak.timer.TimerProvider;

/** The registry of this node: one cache, one queue of decisions, and the timers that look after both. */
public final class JpaDeviceRegistryFactory implements DeviceRegistryProviderFactory {
    private static final Logger LOG = Logger.getLogger(JpaDeviceRegistryFactory.class);
    private static final String MONITOR_ONLY = "monitor-only";
    private static final String CACHE_SIZE = "cache-size";
    private static final String RETENTION_INTERVAL = "retention-interval";
    private static final int DEFAULT_CACHE_SIZE = 100_000;
    private static final int UNKNOWN_SIZE = 10_000;

    private final Clock clock = Clock.systemUTC();
    private final DecisionQueue decisions = new DecisionQueue();
    private final BoundedLookups lookups = new BoundedLookups();
    private final DeviceCounts counts = new DeviceCounts();
    private final HeardSources heard = new HeardSources(clock);
    private boolean monitorOnly;
    private Duration retentionInterval = Retention.DEFAULT_INTERVAL;
    private FactsCache cache = new FactsCache(DEFAULT_CACHE_SIZE, UNKNOWN_SIZE, Ticker.systemTicker());
    private Broadcast broadcast = new Broadcast(cache);
    private RealmPolicies policies = new RealmPolicies(false);

    @Override
    public String getId() {
        return "default";
    }

    @Override
    public void init(Config.Scope config) {
        monitorOnly = config.getBoolean(MONITOR_ONLY, false);
        int size = config.getInt(CACHE_SIZE, DEFAULT_CACHE_SIZE);
        if (size < 1) {
            throw new IllegalArgumentException(
                    "--spi-device-registry--default--cache-size: expected 1 or more, got " + size);
        }
        cache = new FactsCache(size, UNKNOWN_SIZE, Ticker.systemTicker());
        broadcast = new Broadcast(cache);
        policies = new RealmPolicies(monitorOnly);
        retentionInterval = interval(config.get(RETENTION_INTERVAL, Retention.DEFAULT_INTERVAL.toString()));
        if (monitorOnly) {
            LOG.warn("monitor-only is set: no realm enforces device compliance");
        }
    }

    private static Duration interval(String text) {
        String refusal = "--spi-device-registry--default--" + RETENTION_INTERVAL
                + ": expected an ISO 8601 duration of PT1S or more, got '" + text + "'";
        try {
            Duration interval = Duration.parse(text);
            if (interval.compareTo(Duration.ofSeconds(1)) >= 0) {
                return interval;
            }
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(refusal, e);
        }
        throw new IllegalArgumentException(refusal);
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(event -> {
            if (event instanceof PostMigrationEvent) {
                KeycloakModelUtils.runJobInTransaction(factory, this::start);
            }
            CleanUp.after(event, decisions);
        });
        Alerts.register();
        Gauge.builder(
                        "conditional_access_cache_size",
                        cache,
                        c -> c.statistics().size())
                .description("devices and identifiers in the facts cache of this node")
                .register(Metrics.globalRegistry);
        FunctionCounter.builder(
                        "conditional_access_cache_hits_total",
                        cache,
                        c -> c.statistics().hits())
                .register(Metrics.globalRegistry);
        FunctionCounter.builder(
                        "conditional_access_cache_misses_total",
                        cache,
                        c -> c.statistics().misses())
                .register(Metrics.globalRegistry);
    }

    private void start(KeycloakSession session) {
        broadcast.listen(session);
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        TimerProvider timer = session.getProvider(TimerProvider.class);
        WatchEnforcement watch = new WatchEnforcement();
        watch.run(session);
        timer.schedule(
                new ScheduledTaskRunner(factory, watch), WatchEnforcement.EVERY_MILLIS, WatchEnforcement.EVERY_MILLIS);
        timer.schedule(
                new ScheduledTaskRunner(factory, new DropStaleRealms()),
                DropStaleRealms.EVERY_MILLIS,
                DropStaleRealms.EVERY_MILLIS);
        scheduleTableWork(timer, factory);
    }

    /** What reads or writes our tables. In forced monitor they need not be there; what is due then waits. */
    void scheduleTableWork(TimerProvider timer, KeycloakSessionFactory factory) {
        if (monitorOnly) {
            return;
        }
        timer.schedule(
                new ScheduledTaskRunner(factory, new WriteDecisionRecords(decisions)),
                WriteDecisionRecords.EVERY_MILLIS);
        timer.schedule(
                new ClusterAwareScheduledTaskRunner(
                        factory, new RevokeAfterGrace(broadcast, counts, clock), RevokeAfterGrace.EVERY_MILLIS),
                RevokeAfterGrace.EVERY_MILLIS);
        timer.schedule(
                new ClusterAwareScheduledTaskRunner(
                        factory, new AnnouncePolicyEdits(broadcast, counts, clock), AnnouncePolicyEdits.EVERY_MILLIS),
                AnnouncePolicyEdits.EVERY_MILLIS);
        timer.schedule(
                new ClusterAwareScheduledTaskRunner(
                        factory, new RevertUnconfirmedEnforce(clock), RevertUnconfirmedEnforce.EVERY_MILLIS),
                RevertUnconfirmedEnforce.EVERY_MILLIS);
        timer.schedule(new ScheduledTaskRunner(factory, new WriteHeardSources(heard)), WriteHeardSources.EVERY_MILLIS);
        long retentionMillis = retentionInterval.toMillis();
        timer.schedule(
                new ClusterAwareScheduledTaskRunner(factory, new Retention(clock), retentionMillis), retentionMillis);
    }

    @Override
    public DeviceRegistryProvider create(KeycloakSession session) {
        return new JpaDeviceRegistry(session, cache, broadcast, decisions, lookups, counts, heard, clock);
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(MONITOR_ONLY)
                .type(ProviderConfigProperty.BOOLEAN_TYPE)
                .defaultValue(false)
                .helpText("Puts every realm into monitor, whatever its policy says. Needs no database.")
                .add()
                .property()
                .name(CACHE_SIZE)
                .type(ProviderConfigProperty.INTEGER_TYPE)
                .defaultValue(DEFAULT_CACHE_SIZE)
                .helpText("How many devices and identifiers a node keeps in memory, about 300 bytes each.")
                .add()
                .property()
                .name(RETENTION_INTERVAL)
                .type(ProviderConfigProperty.STRING_TYPE)
                .defaultValue(Retention.DEFAULT_INTERVAL.toString())
                .helpText("How often what is older than decisionRetention, signalRetention and deviceRetention is"
                        + " deleted, once per cluster.")
                .add()
                .build();
    }

    @Override
    public boolean monitorOnly() {
        return monitorOnly;
    }

    @Override
    public RealmPolicies policies() {
        return policies;
    }

    @Override
    public CacheStatistics cacheStatistics() {
        return cache.statistics();
    }

    @Override
    public void close() {
        // Keycloak stops the timers.
    }
}
