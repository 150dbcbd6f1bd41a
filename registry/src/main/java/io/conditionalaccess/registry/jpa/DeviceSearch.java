// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import io.conditionalaccess.core.device.DeviceId;
import io.conditionalaccess.registry.DeviceView;
import io.conditionalaccess.registry.DeviceView.KnownAlias;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.models.UserModel;

/** Finds devices for administrators. */
final class DeviceSearch {
    private static final String MATCHES = """
            from CaDevice d where d.realmId = :realm and d.deletedAt is null and (:text is null
              or d.publicKey like :text escape '!'
              or lower(d.name) like :text escape '!'
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
        List<KnownAlias> aliases = AliasBook.rows(work, device.id()).stream()
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
