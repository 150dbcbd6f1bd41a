// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.demo.keycloak;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {
    @Test
    void namesAPortThatIsTaken() throws IOException {
        try (ServerSocket holder = new ServerSocket(0)) {
            Ports free = Ports.free();
            Ports ports = new Ports(free.http(), holder.getLocalPort(), free.management());

            assertThatThrownBy(ports::requireFree)
                    .isInstanceOf(PortTakenException.class)
                    .hasMessageStartingWith("port " + holder.getLocalPort() + " is taken");
        }
    }

    @Test
    void acceptsPortsThatNobodyUses() {
        assertThatCode(Ports.free()::requireFree).doesNotThrowAnyException();
    }
}
