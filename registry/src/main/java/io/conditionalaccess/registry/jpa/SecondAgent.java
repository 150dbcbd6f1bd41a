// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.jpa;

import io.conditionalaccess.core.device.Alias;
import io.conditionalaccess.core.device.AliasType;
import io.conditionalaccess.core.posture.Assertion;
import io.conditionalaccess.core.signal.Signal;
import java.time.Duration;
import java.util.List;

/**
 * Virtual machines cloned from one image share serial number and hardware id, but each gets an agent of its own. An agent
 * that is not known yet may be another machine while the one that is known still reports: its good news must not clear
 * what that one said. After a day of silence it counts as a new installation on the same machine.
 */
final class SecondAgent {
    static final Duration SILENCE = Duration.ofDays(1);

    private final Work work;
    private final String source;

    SecondAgent(Work work, String source) {
        this.work = work;
        this.source = source;
    }

    /** Whether the signal may be about another machine than the device that its identifiers name. */
    boolean on(LockedDevice device, DeviceMatch match, Signal signal) {
        List<Alias> sent = signal.aliases().stream().filter(this::agent).toList();
        return !sent.isEmpty() && match.byMachineOnly() && hasAgent(device) && reports(device);
    }

    private boolean hasAgent(LockedDevice device) {
        return work.aliases(device.device().id()).rows().stream().anyMatch(row -> agent(row.alias()));
    }

    private boolean reports(LockedDevice device) {
        return device.observations().stream()
                .filter(observation -> observation.key().source().equals(source))
                .flatMap(observation -> observation.known().stream())
                .map(Assertion::observedAt)
                .anyMatch(at -> at.isAfter(work.now().minus(SILENCE)));
    }

    private boolean agent(Alias alias) {
        return alias.type() == AliasType.AGENT_ID && alias.scope().equals(source);
    }
}
