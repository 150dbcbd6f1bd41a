// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import io.conditionalaccess.core.device.Alias;
import io.conditionalaccess.core.device.AliasType;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The devices that a signal's identifiers name. One strong identifier is enough, and one that names a device alone
 * decides about those that several devices share, as clones of one image do. Host names count only where nothing else is
 * given, and never as certain.
 *
 * @param devices in the order of their UUIDs, so that everybody locks them in the same order
 * @param certain whether good news may be applied; then there is one device
 * @param conflict whether two identifiers name different devices, each alone
 * @param by the identifiers that name something
 */
record DeviceMatch(List<UUID> devices, boolean certain, boolean conflict, Set<Alias> by) {

    static DeviceMatch of(EntityManager em, String realmId, Collection<Alias> aliases) {
        return of(NamedDevices.of(em, realmId, naming(aliases)), aliases);
    }

    /** @param known read for all that {@link #naming} says of these identifiers, and perhaps for others */
    static DeviceMatch of(NamedDevices known, Collection<Alias> aliases) {
        List<Alias> naming = naming(aliases);
        boolean weak = naming.stream().noneMatch(alias -> alias.type().strong());
        Map<Alias, Set<UUID>> named = known.by(naming);
        Set<UUID> alone = named.values().stream()
                .filter(devices -> devices.size() == 1)
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
        Optional<UUID> sole = alone.stream()
                .filter(device ->
                        alone.size() == 1 && named.values().stream().allMatch(devices -> devices.contains(device)))
                .findFirst();
        if (sole.isPresent() && !weak) {
            return new DeviceMatch(List.of(sole.get()), true, false, named.keySet());
        }
        TreeSet<UUID> all = named.values().stream().flatMap(Set::stream).collect(Collectors.toCollection(TreeSet::new));
        return new DeviceMatch(List.copyOf(all), false, alone.size() > 1 && !weak, named.keySet());
    }

    /** The identifiers that are looked for. */
    static List<Alias> naming(Collection<Alias> aliases) {
        List<Alias> strong =
                aliases.stream().filter(alias -> alias.type().strong()).toList();
        return strong.isEmpty() ? List.copyOf(aliases) : strong;
    }

    /** Whether only the machine itself is named and not the agent on it, nor the device by its id. */
    boolean byMachineOnly() {
        return by.stream().noneMatch(alias -> alias.type() == AliasType.ID || alias.type() == AliasType.AGENT_ID);
    }
}
