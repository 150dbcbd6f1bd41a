// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.source;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.common.util.MultivaluedHashMap;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.RealmModel;

/** Finds sources by alias; reads each component once per content, since the realm itself comes from Keycloak's cache. */
public final class SignalSources {
    private static final Logger LOG = Logger.getLogger(SignalSources.class);
    private static final int MAX_KEPT = 10_000;

    private final Cache<Key, Reading> readings =
            Caffeine.newBuilder().maximumSize(MAX_KEPT).build();

    /** Empty also for a source whose stored configuration is wrong: it must not authenticate anybody. */
    public Optional<SourceConfig> find(RealmModel realm, String alias) {
        return realm.getComponentsStream()
                .filter(SourceAliases::isSource)
                .filter(model -> alias.equals(model.getName()))
                .findFirst()
                .flatMap(model -> read(realm, model));
    }

    /** Of every source, by alias; empty for those that need not report, are disabled or are wrong. */
    public Map<String, Optional<Duration>> heartbeats(RealmModel realm) {
        Map<String, Optional<Duration>> heartbeats = new HashMap<>();
        realm.getComponentsStream()
                .filter(SourceAliases::isSource)
                .forEach(model -> heartbeats.put(
                        String.valueOf(model.getName()),
                        read(realm, model).filter(SourceConfig::enabled).flatMap(SourceConfig::heartbeat)));
        return heartbeats;
    }

    /** Enabled ones of every kind. */
    public List<SourceConfig> all(RealmModel realm) {
        return enabled(realm).toList();
    }

    /** Those that are asked: enabled and with what it takes to ask. */
    public List<SourceConfig> pulls(RealmModel realm) {
        return enabled(realm).filter(source -> source.pull().isPresent()).toList();
    }

    /** Enabled transmitters of events that are called. */
    public List<SourceConfig> transmitters(RealmModel realm) {
        return enabled(realm).filter(source -> source.transmitter().isPresent()).toList();
    }

    private Stream<SourceConfig> enabled(RealmModel realm) {
        return realm.getComponentsStream()
                .filter(SourceAliases::isSource)
                .flatMap(model -> read(realm, model).stream())
                .filter(SourceConfig::enabled);
    }

    private Optional<SourceConfig> read(RealmModel realm, ComponentModel model) {
        Key key = new Key(realm.getId(), model.getId());
        Reading known = readings.getIfPresent(key);
        if (known != null && known.of(model)) {
            return known.config();
        }
        Reading fresh = Reading.of(model, parse(model));
        readings.put(key, fresh);
        return fresh.config();
    }

    private static Optional<SourceConfig> parse(ComponentModel model) {
        try {
            return Optional.of(SourceConfigReader.read(model));
        } catch (InvalidSetting e) {
            LOG.warnf(
                    "signal source is ignored until it is saved again: component=%s: %s",
                    model.getId(), e.getMessage());
            return Optional.empty();
        }
    }

    private record Key(String realm, String component) {}

    private record Reading(String name, MultivaluedHashMap<String, String> raw, Optional<SourceConfig> config) {

        static Reading of(ComponentModel model, Optional<SourceConfig> config) {
            return new Reading(model.getName(), new MultivaluedHashMap<>(model.getConfig()), config);
        }

        boolean of(ComponentModel model) {
            return name.equals(model.getName()) && raw.equals(model.getConfig());
        }

        /** Holds secrets. */
        @Override
        public String toString() {
            return "Reading[" + name + "]";
        }
    }
}
