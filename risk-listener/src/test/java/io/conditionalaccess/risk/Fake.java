// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk;

import java.lang.reflect.Proxy;
import java.util.function.BiFunction;

/** Stands in for Keycloak's large interfaces where a test needs one or two of their methods. */
public final class Fake {
    private Fake() {}

    /** @param answers by method name and arguments; what it does not know it should refuse with an exception */
    public static <T> T of(Class<T> type, BiFunction<String, Object[], Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> switch (method.getName()) {
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> proxy == arguments[0];
                    case "toString" -> "fake " + type.getSimpleName();
                    default -> answers.apply(method.getName(), arguments == null ? new Object[0] : arguments);
                }));
    }
}
