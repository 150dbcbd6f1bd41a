// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What Hibernate is given. */
class ByKeysTest {
    private static final String TEXT = "select s.id from CaSignal s where s.id in :ids and s.source in :sources";

    /** The text of the last query, and its parameters by name. */
    private final Map<String, Object> asked = new HashMap<>();

    @Test
    void aSingleKeyIsComparedAsSuchSoThatThePlanIsKept() {
        ask(Map.of("ids", List.of("one"), "sources", List.of("edr")));

        assertThat(asked)
                .containsEntry("query", "select s.id from CaSignal s where s.id = :ids and s.source = :sources")
                .containsEntry("ids", "one")
                .containsEntry("sources", "edr");
    }

    @Test
    void severalKeysStayAList() {
        ask(Map.of("ids", List.of("one", "other"), "sources", List.of("edr")));

        assertThat(asked)
                .containsEntry("query", "select s.id from CaSignal s where s.id in :ids and s.source = :sources")
                .containsEntry("ids", List.of("one", "other"))
                .containsEntry("sources", "edr");
    }

    private void ask(Map<String, List<String>> keys) {
        TypedQuery<?> query = (TypedQuery<?>) Proxy.newProxyInstance(
                ByKeysTest.class.getClassLoader(), new Class<?>[] {TypedQuery.class}, (proxy, method, arguments) -> {
                    asked.put((String) arguments[0], arguments[1]);
                    return proxy;
                });
        EntityManager em = (EntityManager) Proxy.newProxyInstance(
                ByKeysTest.class.getClassLoader(), new Class<?>[] {EntityManager.class}, (proxy, method, arguments) -> {
                    asked.put("query", arguments[0]);
                    return query;
                });
        ByKeys.query(em, TEXT, String.class, keys);
    }
}
