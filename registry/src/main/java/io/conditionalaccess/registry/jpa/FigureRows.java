// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import io.conditionalaccess.registry.Agent;
import io.conditionalaccess.registry.Figures;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.models.RealmModel;

/** Counts over our tables. */
final class FigureRows implements Figures {
    /** What break-glass let in is recorded too, and is no denial. */
    private static final String WOULD_BE = " from CaDecision d where d.realmId = :realm and d.decidedAt >= :from"
            + " and d.enforced = false and d.access <> 'ok'";

    private static final String COUNTS =
            "sum(d.times) as decisions, count(distinct d.userId) as users, count(distinct d.deviceId) as devices";

    private final EntityManager em;

    FigureRows(EntityManager em) {
        this.em = em;
    }

    @Override
    public List<Denials> wouldBeDenials(RealmModel realm, Instant from) {
        return since(
                        realm,
                        from,
                        "select d.rule as rule, " + COUNTS + WOULD_BE
                                + " group by d.rule order by sum(d.times) desc, d.rule",
                        Tuple.class)
                .getResultStream()
                .map(row -> denials(Optional.of(row.get("rule", String.class)), row))
                .toList();
    }

    @Override
    public Denials allWouldBeDenials(RealmModel realm, Instant from) {
        return denials(
                Optional.empty(),
                since(realm, from, "select " + COUNTS + WOULD_BE, Tuple.class).getSingleResult());
    }

    @Override
    public List<String> usersWhoWouldBeDenied(RealmModel realm, Instant from, int max) {
        return since(realm, from, "select distinct d.userId" + WOULD_BE + " order by d.userId", String.class)
                .setMaxResults(max)
                .getResultList();
    }

    @Override
    public List<AgentDenials> unrecognised(RealmModel realm, Instant from, int max) {
        return since(
                        realm,
                        from,
                        "select d.browser as browser, d.platform as platform, sum(d.times) as decisions,"
                                + " count(distinct d.userId) as users" + WOULD_BE
                                + " and d.rule in ('unknown-device', 'worst-of-user')"
                                + " group by d.browser, d.platform"
                                + " order by count(distinct d.userId) desc, sum(d.times) desc",
                        Tuple.class)
                .setMaxResults(max)
                .getResultStream()
                .map(row -> new AgentDenials(
                        new Agent(
                                Optional.ofNullable(row.get("browser", String.class)),
                                Optional.ofNullable(row.get("platform", String.class))),
                        number(row, "decisions"),
                        number(row, "users")))
                .toList();
    }

    @Override
    public Reach reach(RealmModel realm) {
        String devices = "select count(d) from CaDevice d where d.realmId = :realm and d.deletedAt is null";
        return new Reach(
                count(realm, devices),
                count(
                        realm,
                        devices + " and not exists (select o.id from CaObservation o"
                                + " where o.subjectId = coalesce(d.mergedInto, d.id))"),
                count(
                        realm,
                        "select count(distinct b.userId) from CaBinding b"
                                + " where b.realmId = :realm and b.deviceId is not null"));
    }

    @Override
    public List<SourceReach> sources(RealmModel realm) {
        return em.createQuery(
                        "select o.source as source, count(distinct o.subjectId) as devices,"
                                + " max(o.knownAt) as known, max(o.unknownAt) as unknown"
                                + " from CaObservation o, CaDevice d where o.subjectId = d.id and d.realmId = :realm"
                                + " and d.deletedAt is null group by o.source order by o.source",
                        Tuple.class)
                .setParameter("realm", realm.getId())
                .getResultStream()
                .map(row -> new SourceReach(
                        row.get("source", String.class),
                        number(row, "devices"),
                        Micros.instant(Math.max(number(row, "known"), number(row, "unknown")))))
                .toList();
    }

    private long count(RealmModel realm, String jpql) {
        return em.createQuery(jpql, Long.class)
                .setParameter("realm", realm.getId())
                .getSingleResult();
    }

    private <T> TypedQuery<T> since(RealmModel realm, Instant from, String jpql, Class<T> type) {
        return em.createQuery(jpql, type).setParameter("realm", realm.getId()).setParameter("from", Micros.of(from));
    }

    private static Denials denials(Optional<String> rule, Tuple row) {
        return new Denials(rule, number(row, "decisions"), number(row, "users"), number(row, "devices"));
    }

    /** Sums and maxima of nothing are null. */
    private static long number(Tuple row, String name) {
        return Objects.requireNonNullElse(row.get(name, Number.class), 0L).longValue();
    }
}
