// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import io.conditionalaccess.core.device.DeviceFacts;
import io.conditionalaccess.core.device.DeviceId;
import io.conditionalaccess.core.posture.Observation;
import io.conditionalaccess.registry.DeviceView;
import io.conditionalaccess.registry.DeviceView.KnownAlias;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.UserModel;

/** Finds devices for administrators. */
final class DeviceSearch {
    private static final String MATCHES = """
            from CaDevice d where d.realmId = :realm and d.deletedAt is null and (:text is null
              or d.publicKey like :text escape '!'
              or lower(d.name) like :text escape '!'
      or d.tags like :text escape '!'
              or exists (select a.id from CaDeviceAlias a where a.deviceId = d.id and lower(a.value) like :text escape '!')
              or exists (select o.userId from CaDeviceOwner o where o.deviceId = d.id and o.userId = :owner))
            """;

    private DeviceSearch() {}

    static Optional<DeviceEntity> row(Work work, DeviceId id) {
        return work.em()
                .createQuery(
                        "select d from CaDevice d where d.realmId = :realm and d.publicKey = :key", DeviceEntity.class)
                .setParameter("realm", work.realmId())
                .setParameter("key", id.key())
                .getResultStream()
                .findFirst();
    }

    static Optional<DeviceEntity> byId(Work work, DeviceId id) {
        return row(work, id).filter(device -> !device.deleted());
    }

    static DeviceView view(Work work, DeviceEntity device) {
        List<KnownAlias> aliases = work.aliases(device.id()).rows().stream()
                .map(row -> new KnownAlias(row.alias(), row.origin()))
                .toList();
        String observed = device.mergedInto().orElse(device.id());
        return new DeviceView(
                FactsRows.facts(
                        device,
                        FactsRows.owners(work.em(), device.id()),
                        ObservationRows.of(work.em(), observed).stream()
                                .map(ObservationEntity::observation)
                                .toList()),
                device.tags(),
                aliases,
                device.mergedInto()
                        .map(winner -> Objects.requireNonNull(work.em().find(DeviceEntity.class, winner))
                                .publicId()));
    }

    static List<DeviceView> search(Work work, Optional<String> text, int first, int max) {
        return query(work, "select d " + MATCHES + " order by d.publicKey", DeviceEntity.class, text)
                .setFirstResult(first)
                .setMaxResults(max)
                .getResultStream()
                .map(device -> view(work, device))
                .toList();
    }

    static long count(Work work, Optional<String> text) {
        return query(work, "select count(d) " + MATCHES, Long.class, text).getSingleResult();
    }

    static List<DeviceView> ownedBy(Work work, String userId, int max) {
        return work.em()
                .createQuery(
                        "select d from CaDevice d, CaDeviceOwner o where o.userId = :user and d.id = o.deviceId"
                                + " and d.realmId = :realm and d.deletedAt is null order by d.publicKey",
                        DeviceEntity.class)
                .setParameter("user", userId)
                .setParameter("realm", work.realmId())
                .setMaxResults(max)
                .getResultStream()
                .map(device -> view(work, device))
                .toList();
    }

    static List<DeviceView> byUuid(Work work, Collection<UUID> devices) {
        return devices.stream()
                .flatMap(uuid -> Stream.ofNullable(work.em().find(DeviceEntity.class, uuid.toString())))
                .filter(device -> device.realmId().equals(work.realmId()) && !device.deleted())
                .map(device -> view(work, device))
                .toList();
    }

    /** Three selects for all of them, whatever their number. */
    static List<DeviceFacts> newest(Work work, int first, int max) {
        List<DeviceEntity> devices = work.em()
                .createQuery(
                        "select d from CaDevice d where d.realmId = :realm and d.deletedAt is null"
                                + " order by d.createdAt desc, d.publicKey",
                        DeviceEntity.class)
                .setParameter("realm", work.realmId())
                .setFirstResult(first)
                .setMaxResults(max)
                .getResultList();
        if (devices.isEmpty()) {
            return List.of();
        }
        List<String> ids = devices.stream().map(DeviceEntity::id).toList();
        List<String> subjects = devices.stream()
                .map(device -> device.mergedInto().orElse(device.id()))
                .distinct()
                .toList();
        Map<String, List<Observation>> observations = work.em()
                .createQuery("select o from CaObservation o where o.subjectId in :subjects", ObservationEntity.class)
                .setParameter("subjects", subjects)
                .getResultStream()
                .collect(Collectors.groupingBy(
                        ObservationEntity::subjectId,
                        Collectors.mapping(ObservationEntity::observation, Collectors.toList())));
        Map<String, Set<String>> owners = work.em()
                .createQuery(
                        "select o.deviceId as device, o.userId as owner from CaDeviceOwner o where o.deviceId in :ids",
                        Tuple.class)
                .setParameter("ids", ids)
                .getResultStream()
                .collect(Collectors.groupingBy(
                        row -> row.get("device", String.class),
                        Collectors.mapping(row -> row.get("owner", String.class), Collectors.toSet())));
        return devices.stream()
                .map(device -> FactsRows.facts(
                        device,
                        owners.getOrDefault(device.id(), Set.of()),
                        observations.getOrDefault(device.mergedInto().orElse(device.id()), List.of())))
                .toList();
    }

    private static <T> TypedQuery<T> query(Work work, String jpql, Class<T> type, Optional<String> text) {
        EntityManager em = work.em();
        return em.createQuery(jpql, type)
                .setParameter("realm", work.realmId())
                .setParameter("text", text.map(DeviceSearch::pattern).orElse(null))
                .setParameter("owner", text.flatMap(name -> owner(work, name)).orElse("-"));
    }

    /** The text anywhere, with nothing in it that LIKE would take for a wildcard. */
    private static String pattern(String text) {
        String escaped = text.toLowerCase(Locale.ROOT)
                .replace("!", "!!")
                .replace("%", "!%")
                .replace("_", "!_");
        return "%" + escaped + "%";
    }

    private static Optional<String> owner(Work work, String username) {
        return Optional.ofNullable(work.session().users().getUserByUsername(work.realm(), username))
                .map(UserModel::getId);
    }
}
