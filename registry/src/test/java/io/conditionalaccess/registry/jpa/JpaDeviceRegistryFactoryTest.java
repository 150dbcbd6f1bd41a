// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.timer.TaskRunner;
import org.keycloak.timer.TimerProvider;

final class JpaDeviceRegistryFactoryTest {
    private final JpaDeviceRegistryFactory registry = new JpaDeviceRegistryFactory();

    @Test
    void timersLookAfterOurTables() {
        registry.init(monitorOnly(false));

        assertThat(scheduled())
                .containsExactlyInAnyOrder(
                        "WriteDecisionRecords",
                        "RevokeAfterGrace",
                        "AnnouncePolicyEdits",
                        "RevertUnconfirmedEnforce",
                        "WriteHeardSources",
                        "Retention");
    }

    @Test
    void inForcedMonitorNoTimerTouchesOurTables() {
        registry.init(monitorOnly(true));

        assertThat(scheduled()).isEmpty();
    }

    private List<String> scheduled() {
        List<String> names = new ArrayList<>();
        TimerProvider timer = stub(TimerProvider.class, argument -> {
            if (argument instanceof TaskRunner runner) {
                names.add(runner.getTask().getClass().getSimpleName());
            }
        });
        registry.scheduleTableWork(timer, stub(KeycloakSessionFactory.class, argument -> {}));
        return names;
    }

    /** Nothing is set but this. */
    private static Config.Scope monitorOnly(boolean value) {
        return new Config.SystemPropertiesScope("none.") {
            @Override
            public Boolean getBoolean(String key, Boolean otherwise) {
                return key.equals("monitor-only") ? value : otherwise;
            }
        };
    }

    private interface Seen {
        void argument(Object argument);
    }

    private static <T> T stub(Class<T> type, Seen seen) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, given) -> {
                    List.of(given).forEach(seen::argument);
                    return null;
                }));
    }
}
