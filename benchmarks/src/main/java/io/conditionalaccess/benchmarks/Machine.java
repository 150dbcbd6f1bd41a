// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

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

    /** For the head of a report. */
    String line() {
        return String.format(
                Locale.ROOT,
                "One machine: %d cores, %.1f GiB, %s, %s. Keycloak %s, commit %s, %s.",
                cores,
                memoryBytes / (double) (1L << 30),
                system,
                jdk,
                keycloak,
                commit,
                at);
    }
}
