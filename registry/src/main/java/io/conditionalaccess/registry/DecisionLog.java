// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry;

import java.util.List;
import java.util.Optional;
import org.keycloak.models.RealmModel;

/** Why access was refused, or would have been. */
public interface DecisionLog {

    /** Writes in a transaction of its own before it returns, because a person is about to read out the reference. */
    void write(DecisionRecord decision);

    /**
     * Queues without I/O; written within seconds, and counted together with equal ones of the same session, reason and
     * minute. A full queue drops the record and counts that in a metric.
     */
    void offer(DecisionRecord decision);

    Optional<DecisionRecord> find(RealmModel realm, String ref);

    /** The newest first. */
    List<DecisionRecord> search(RealmModel realm, DecisionQuery query, int first, int max);

    long count(RealmModel realm, DecisionQuery query);
}
