// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import io.conditionalaccess.core.device.Alias;
import io.conditionalaccess.core.posture.Assertion;
import io.conditionalaccess.core.posture.Observation;
import io.conditionalaccess.core.posture.ObservationKey;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Observations about devices that are not known yet, kept under each strong identifier that named them. */
final class Parking {
    private final Work work;

    Parking(Work work) {
        this.work = work;
    }

    /** Whether this source has something waiting under the identifier, so that what it says next must wait too. */
    boolean holds(Alias alias, String source) {
        return ObservationRows.of(work.em(), ParkedEntity.idOf(work.realmId(), alias)).stream()
                .anyMatch(row -> row.source().equals(source));
    }

    void park(Alias alias, Map<ObservationKey, Assertion> said) {
        EntityManager em = work.em();
        String id = ParkedEntity.idOf(work.realmId(), alias);
        ParkedEntity parked = em.find(ParkedEntity.class, id);
        if (parked == null) {
            em.persist(new ParkedEntity(work.realmId(), alias, work.now()));
        } else {
            parked.parked(work.now());
        }
        said.forEach((key, assertion) -> {
            ObservationEntity row = em.find(ObservationEntity.class, ObservationEntity.idOf(id, key));
            if (row == null) {
                em.persist(new ObservationEntity(work.realmId(), id, Observation.first(key, assertion)));
            } else {
                row.store(row.observation().with(assertion));
            }
        });
    }

    /** Hands over what waited under these identifiers; in the order of their keys, as every caller locks them. */
    List<Assertion> adopt(Collection<Alias> aliases, LockedDevice device) {
        List<Assertion> adopted = new ArrayList<>();
        aliases.stream()
                .filter(alias -> alias.type().strong())
                .map(alias -> ParkedEntity.idOf(work.realmId(), alias))
                .sorted()
                .forEach(id -> adopted.addAll(adopt(id, device)));
        return adopted;
    }

    private List<Assertion> adopt(String parkedId, LockedDevice device) {
        List<Assertion> adopted = new ArrayList<>();
        Optional<ParkedEntity> parked = Optional.ofNullable(work.em().find(ParkedEntity.class, parkedId));
        if (parked.isPresent()) {
            for (ObservationEntity row : ObservationRows.of(work.em(), parkedId)) {
                device.adopt(row.observation());
                row.observation().known().ifPresent(adopted::add);
                work.em().remove(row);
            }
            work.em().remove(parked.get());
        }
        return adopted;
    }
}
