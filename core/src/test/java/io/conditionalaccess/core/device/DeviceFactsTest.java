// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.device;

import static io.conditionalaccess.core.Device.device;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeviceFactsTest {

    @Test
    void isCalledByItsNameElseByItsId() {
        assertThat(device("alice-laptop").facts().displayName()).isEqualTo("alice-laptop");
        assertThat(device("alice-laptop").named("Alice's laptop").facts().displayName())
                .isEqualTo("Alice's laptop");
    }
}
