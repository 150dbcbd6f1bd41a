// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.core.decision.Identity;
import io.conditionalaccess.core.device.DeviceFacts;
import io.conditionalaccess.core.device.DeviceId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DeviceIdentificationTest {
    private static final Identity NOTHING = new Identity.Unrecognised("no-certificate");

    @Test
    void takesTheFirstMethodThatRecognises() {
        DeviceFacts laptop = device("alice-laptop");
        Identity first = new Identity.Recognised(laptop, "client-certificate");
        Identity second = new Identity.Recognised(laptop, "signed-assertion");

        assertThat(DeviceIdentification.combine(List.of(NOTHING, first, second)))
                .isEqualTo(first);
    }

    @Test
    void letsNobodyInWhenMethodsDisagree() {
        Identity one = new Identity.Recognised(device("alice-laptop"), "client-certificate");
        Identity other = new Identity.Recognised(device("bob-laptop"), "signed-assertion");

        assertThat(DeviceIdentification.combine(List.of(one, other)))
                .isEqualTo(new Identity.Conflict("methods-disagree"));
    }

    @Test
    void keepsAConflictWhateverOthersSay() {
        Identity conflict = new Identity.Conflict("certificate-names-several-devices");

        assertThat(DeviceIdentification.combine(
                        List.of(new Identity.Recognised(device("alice-laptop"), "signed-assertion"), conflict)))
                .isEqualTo(conflict);
    }

    @Test
    void saysWhyTheFirstMethodDidNotRecognise() {
        assertThat(DeviceIdentification.combine(List.of(NOTHING, new Identity.Unrecognised("no-assertion"))))
                .isEqualTo(NOTHING);
        assertThat(DeviceIdentification.combine(List.of())).isEqualTo(new Identity.Unrecognised("no-method"));
    }

    private static DeviceFacts device(String id) {
        return new DeviceFacts(
                UUID.randomUUID(),
                new DeviceId(id),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                0,
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                List.of(),
                1);
    }
}
