// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import io.conditionalaccess.registry.LogoutTask;
import io.conditionalaccess.registry.LogoutTasks;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The queue of logouts to announce. */
final class LogoutTaskRows implements LogoutTasks {
    private final EntityManager em;

    LogoutTaskRows(EntityManager em) {
        this.em = em;
    }

    @Override
    public void add(LogoutTask task) {
        em.persist(new LogoutTaskEntity(task));
    }

    @Override
    public List<LogoutTask> due(Instant now, int max) {
        return em.createQuery(
                        "select t from CaLogoutTask t where t.nextTry <= :now order by t.nextTry",
                        LogoutTaskEntity.class)
                .setParameter("now", Micros.of(now))
                .setMaxResults(max)
                .getResultStream()
                .map(LogoutTaskEntity::task)
                .toList();
    }

    @Override
    public boolean claim(LogoutTask task, Instant nextTry) {
        int updated = em.createQuery("update CaLogoutTask t set t.nextTry = :next, t.attempts = t.attempts + 1"
                        + " where t.id = :id and t.nextTry = :read and t.attempts = :attempts")
                .setParameter("next", Micros.of(nextTry))
                .setParameter("id", task.id().toString())
                .setParameter("read", Micros.of(task.nextTry()))
                .setParameter("attempts", task.attempts())
                .executeUpdate();
        return updated == 1;
    }

    @Override
    public void done(UUID task) {
        em.createQuery("delete from CaLogoutTask t where t.id = :id")
                .setParameter("id", task.toString())
                .executeUpdate();
    }
}
