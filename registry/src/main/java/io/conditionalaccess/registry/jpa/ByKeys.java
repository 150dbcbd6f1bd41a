// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Map;

/**
 * Queries with lists of keys. Hibernate keeps no plan of a query whose list it has to expand, and translating one takes
 * longer than running it. A single key, as a signal that comes alone has, is therefore compared as such.
 */
final class ByKeys {
    private ByKeys() {}

    /**
     * @param text has each list as {@code in :name}; no name begins with another
     * @param keys of each list, by its name: at least one and at most {@link Batches#SIZE}
     */
    static <T> TypedQuery<T> query(EntityManager em, String text, Class<T> type, Map<String, List<String>> keys) {
        String one = text;
        for (Map.Entry<String, List<String>> list : keys.entrySet()) {
            if (list.getValue().size() == 1) {
                one = one.replace("in :" + list.getKey(), "= :" + list.getKey());
            }
        }
        TypedQuery<T> query = em.createQuery(one, type);
        keys.forEach((name, list) -> query.setParameter(name, list.size() == 1 ? list.get(0) : list));
        return query;
    }
}
