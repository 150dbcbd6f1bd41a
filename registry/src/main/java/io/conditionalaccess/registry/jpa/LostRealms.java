// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/** Rows of realms that were removed while this extension was not installed, so that nobody told us. */
final class LostRealms {
    private static final Logger LOG = Logger.getLogger(LostRealms.class);

    private final Batches batches;

    LostRealms(Batches batches) {
        this.batches = batches;
    }

    void delete(Predicate<String> exists) {
        Set<String> realms = new TreeSet<>();
        // Owners have no index by realm, and no rows without devices.
        CleanUp.OF_REALM.stream()
                .filter(entity -> !entity.equals("CaDeviceOwner"))
                .forEach(entity -> realms.addAll(batches.once(em -> realmsIn(em, entity))));
        realms.stream().filter(exists.negate()).forEach(this::delete);
    }

    private void delete(String realmId) {
        LOG.infof("deleting what is left of the removed realm %s", realmId);
        CleanUp.OF_REALM.forEach(entity -> batches.once(em -> CleanUp.delete(em, entity, "realmId", realmId)));
    }

    /** One look into the index per realm; to ask for distinct values would read the whole index. */
    private static List<String> realmsIn(EntityManager em, String entity) {
        List<String> realms = new ArrayList<>();
        Optional<String> next = next(em, entity, "");
        while (next.isPresent()) {
            realms.add(next.get());
            next = next(em, entity, next.get());
        }
        return realms;
    }

    private static Optional<String> next(EntityManager em, String entity, String after) {
        return Optional.ofNullable(
                em.createQuery("select min(e.realmId) from " + entity + " e where e.realmId > :after", String.class)
                        .setParameter("after", after)
                        .getSingleResult());
    }
}
