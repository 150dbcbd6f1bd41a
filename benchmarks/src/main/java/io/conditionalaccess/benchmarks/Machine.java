// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Where and when figures were taken, and of what. */
record Machine(int cores, long memoryBytes, String system, String jdk, String keycloak, String commit, Instant at) {

    /** This one, now. */
    static Machine here(String commit) {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new Machine(
                system.getAvailableProcessors(),
                system.getTotalMemorySize(),
                system.getName() + " " + system.getArch(),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
                Workplace.keycloakVersion(),
                commit,
                Instant.now().truncatedTo(ChronoUnit.MINUTES));
    }
}
