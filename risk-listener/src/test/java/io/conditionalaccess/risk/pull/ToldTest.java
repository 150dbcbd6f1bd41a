// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.pull;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.core.posture.RiskLevel;
import io.conditionalaccess.core.signal.Signal;
import io.conditionalaccess.core.signal.SignalStatus;
import io.conditionalaccess.core.signal.SourceRights;
import io.conditionalaccess.risk.source.PullVendor;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ToldTest {
    private static final Duration LONG = Duration.ofDays(1);
    private static final SourceRights RIGHTS = new SourceRights(RiskLevel.HIGH, true, false, Set.of());

    private final AtomicLong nanos = new AtomicLong();
    private final Told told = new Told(nanos::get);

    @Test
    void theSameWordIsToldAgainOnlyAfterAWhile() throws PullFailed {
        tell(machine("None"), SignalStatus.APPLIED);

        assertThat(lately(machine("None"))).isTrue();
        pass(Duration.ofMinutes(61));
        assertThat(lately(machine("None"))).isFalse();
    }

    @Test
    void anotherWordIsToldAtOnceAndSoIsTheFirstOneAfterIt() throws PullFailed {
        tell(machine("None"), SignalStatus.APPLIED);

        assertThat(lately(machine("High"))).isFalse();
        tell(machine("High"), SignalStatus.APPLIED);
        assertThat(lately(machine("None"))).isFalse();
    }

    @Test
    void aDeviceThatWasNotKnownIsToldOfSooner() throws PullFailed {
        tell(machine("None"), SignalStatus.UNKNOWN_DEVICE);

        assertThat(lately(machine("None"))).isTrue();
        pass(Duration.ofMinutes(11));
        assertThat(lately(machine("None"))).isFalse();
    }

    @Test
    void itIsToldBeforeTheDeviceGoesStale() throws PullFailed {
        tell(machine("None"), SignalStatus.APPLIED);
        pass(Duration.ofMinutes(11));

        assertThat(told.lately("c", RIGHTS, machine("None"), Duration.ofMinutes(10)))
                .isFalse();
    }

    @Test
    void aSourceThatMaySayMoreNowSaysItAgain() throws PullFailed {
        tell(machine("None"), SignalStatus.REFUSED);

        SourceRights more = new SourceRights(RiskLevel.HIGH, false, false, Set.of());
        assertThat(told.lately("c", more, machine("None"), LONG)).isFalse();
        assertThat(told.lately("other", RIGHTS, machine("None"), LONG)).isFalse();
    }

    private void tell(Signal signal, SignalStatus status) {
        told.told("c", RIGHTS, signal, status);
    }

    private boolean lately(Signal signal) {
        return told.lately("c", RIGHTS, signal, LONG);
    }

    private void pass(Duration duration) {
        nanos.addAndGet(duration.toNanos());
    }

    private static Signal machine(String risk) throws PullFailed {
        Vendor vendor = new Vendor();
        vendor.answers(Vendor.TOKEN)
                .answers("{\"value\":[{\"id\":\"a1\",\"riskScore\":\"" + risk + "\",\"healthStatus\":\"Active\"}]}");
        vendor.run(PullVendor.MICROSOFT_DEFENDER);
        return vendor.signals.get(0);
    }
}
