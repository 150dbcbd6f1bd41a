// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import io.conditionalaccess.core.device.Alias;
import io.conditionalaccess.core.device.DeviceFacts;
import io.conditionalaccess.registry.Cause;
import io.conditionalaccess.registry.HoldBegan;
import io.conditionalaccess.registry.PendingHold;
import io.conditionalaccess.registry.PendingRevocation;
import io.conditionalaccess.registry.SessionsRevoked;
import io.conditionalaccess.registry.alert.Alert;
import io.conditionalaccess.registry.cache.FactKey;
import io.conditionalaccess.registry.policy.RealmPolicies;
import io.conditionalaccess.registry.policy.RealmPolicy;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderEvent;

/** One attempt at one transaction, and what has to be told once it is committed. */
final class Work {
    private final KeycloakSession session;
    private final RealmModel realm;
    private final EntityManager em;
    private final Instant now;
    private final Optional<RealmPolicy> policy;
    private final Map<UUID, LockedDevice> locked = new HashMap<>();
    private final Map<String, AliasBook> aliases = new HashMap<>();
    private final Map<UUID, DeviceFacts> before = new HashMap<>();
    private final Set<FactKey> changed = new LinkedHashSet<>();
    private final List<ProviderEvent> events = new ArrayList<>();
    private final List<Alert> alerts = new ArrayList<>();
    private final BrakeCheck brake;
    private Optional<Cause> cause = Optional.empty();

    Work(KeycloakSession session, RealmModel realm, Instant now, DeviceCounts counts) {
        this.session = session;
        this.realm = realm;
        this.em = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        this.now = now;
        this.policy = RealmPolicies.of(session, realm);
        this.brake = new BrakeCheck(this, counts);
    }

    KeycloakSession session() {
        return session;
    }

    RealmModel realm() {
        return realm;
    }

    String realmId() {
        return realm.getId();
    }

    EntityManager em() {
        return em;
    }

    Instant now() {
        return now;
    }

    Optional<RealmPolicy> policy() {
        return policy;
    }

    /** The device, locked until the commit; the same one for every signal of a batch about it. */
    LockedDevice lock(UUID device) {
        return locked.computeIfAbsent(device, uuid -> {
            LockedDevice found = LockedDevice.lock(this, uuid);
            before.put(uuid, found.facts());
            return found;
        });
    }

    /** Several that this transaction has not touched yet. */
    List<LockedDevice> lock(List<String> devices) {
        return locked(DeviceLocks.byId(em, devices), ObservationRows.of(em, devices));
    }

    /**
     * Several whose rows this transaction has locked.
     *
     * @param observations by device, read after that
     */
    List<LockedDevice> locked(List<DeviceEntity> devices, Map<String, List<ObservationEntity>> observations) {
        List<LockedDevice> found = devices.stream()
                .map(device -> new LockedDevice(this, device, observations.getOrDefault(device.id(), List.of())))
                .toList();
        found.forEach(device -> {
            locked.put(device.uuid(), device);
            before.put(device.uuid(), device.facts());
        });
        return found;
    }

    /** A device whose row this transaction has just inserted. */
    LockedDevice inserted(DeviceEntity device) {
        LockedDevice created = LockedDevice.of(this, device);
        locked.put(device.uuid(), created);
        return created;
    }

    /** The identifiers of a device, with those that this transaction added. */
    AliasBook aliases(String deviceId) {
        readAliases(List.of(deviceId));
        return Objects.requireNonNull(aliases.get(deviceId));
    }

    /** Reads them ahead, in one statement. */
    void readAliases(List<String> deviceIds) {
        List<String> missing =
                deviceIds.stream().filter(id -> !aliases.containsKey(id)).toList();
        aliases.putAll(AliasBook.of(this, missing));
    }

    /** To be called once, after all changes of this transaction. */
    void finish() {
        policy.ifPresent(p -> {
            DeviceChanges changes = new DeviceChanges(this, p);
            locked.forEach((uuid, device) -> changes.note(Optional.ofNullable(before.get(uuid)), device.facts()));
        });
        brake.confirm();
    }

    void changed(UUID device) {
        changed.add(FactKey.device(realmId(), device));
    }

    void changed(Alias alias) {
        changed.add(FactKey.alias(realmId(), alias));
    }

    void changedOwner(String userId) {
        changed.add(FactKey.owner(realmId(), userId));
    }

    void changedRealm() {
        changed.add(FactKey.realm(realmId()));
    }

    /** What follows is done because of this signal. */
    void causedBy(Cause signal) {
        cause = Optional.of(signal);
    }

    void revoked(UUID device, long epoch) {
        events.add(new SessionsRevoked(new PendingRevocation(realmId(), device, epoch), cause, factory()));
    }

    void holdBegan(PendingHold hold) {
        events.add(new HoldBegan(hold, cause, factory()));
    }

    private KeycloakSessionFactory factory() {
        return session.getKeycloakSessionFactory();
    }

    void alert(Alert alert) {
        alerts.add(alert);
    }

    BrakeCheck brake() {
        return brake;
    }

    Set<FactKey> changes() {
        return changed;
    }

    /** For whoever reacts. */
    List<ProviderEvent> events() {
        return events;
    }

    List<Alert> alerts() {
        return alerts;
    }
}
