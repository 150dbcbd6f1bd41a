// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.decision;

import static io.conditionalaccess.core.Device.device;
import static io.conditionalaccess.core.Minutes.minute;
import static io.conditionalaccess.core.Said.level;
import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.core.Device;
import io.conditionalaccess.core.Policies;
import io.conditionalaccess.core.device.DeviceFacts;
import io.conditionalaccess.core.policy.Policy;
import io.conditionalaccess.core.policy.UnknownAnswer;
import io.conditionalaccess.core.posture.RiskLevel;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An unrecognised browser counts as the worst of its user's devices. */
class WorstOfUserTest {
    private static final Policy POLICY =
            Policies.enforcing().unknownDevice(UnknownAnswer.WORST_OF_USER).build();
    private static final Device WELL = device("phone");
    private static final Device INFECTED =
            device("laptop").observed(level(RiskLevel.HIGH, 1).by("edr"));
    private static final Identity NOBODY = new Identity.Unrecognised("no-certificate");

    @Test
    void isLetInWhileAllAreWell() {
        assertThat(owning(WELL).rule()).isEqualTo(Rule.UNKNOWN_DEVICE_ALLOWED);
    }

    @Test
    void isHeldAndNeverRevokedWhileOneIsBad() {
        Decision decision = owning(WELL, INFECTED);

        assertThat(decision.access()).isEqualTo(Access.HOLD);
        assertThat(decision.rule()).isEqualTo(Rule.WORST_OF_USER);
        assertThat(decision.device().map(DeviceFacts::id))
                .contains(INFECTED.facts().id());
        assertThat(decision.cause().orElseThrow().key().source()).isEqualTo("edr");
    }

    @Test
    void isDeniedToWhoOwnsNone() {
        assertThat(owning().rule()).isEqualTo(Rule.UNKNOWN_DEVICE);
        assertThat(owning(device("gone").deleted()).rule()).isEqualTo(Rule.UNKNOWN_DEVICE);
    }

    @Test
    void holdsForSessionsThatBeganWithoutADevice() {
        Binding toNone = new Binding.Bound(Optional.empty(), "none", 0);

        assertThat(decide(toNone, new Identity.NotAsked(), INFECTED).rule()).isEqualTo(Rule.WORST_OF_USER);
        assertThat(decide(toNone, new Identity.NotAsked(), WELL).access()).isEqualTo(Access.OK);
    }

    @Test
    void saysNothingAboutARecognisedDevice() {
        Identity phone = new Identity.Recognised(WELL.facts(), "client-certificate");

        assertThat(decide(new Binding.New(), phone, WELL, INFECTED).rule()).isEqualTo(Rule.HEALTHY);
    }

    private static Decision owning(Device... devices) {
        return decide(new Binding.New(), NOBODY, devices);
    }

    private static Decision decide(Binding binding, Identity identity, Device... devices) {
        List<DeviceFacts> owned = Stream.of(devices).map(Device::facts).toList();
        Subject subject = new Subject("app", true, false, owned);
        return Decisions.decide(
                POLICY, new Question(subject, binding, identity, Question.Evidence.REQUIRED, Situation.at(minute(10))));
    }
}
