// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CauseTest {

    @Test
    void isReadableInALineOfTheLog() {
        assertThat(new Cause("edr", "evt-1")).hasToString("source=edr signal=evt-1");
    }

    @Test
    void anIdCannotForgeALine() {
        assertThat(new Cause("edr", "a\nERROR b\r\u2028c\u0085d\u001b[2J").toString())
                .isEqualTo("source=edr signal=a?ERROR b??c?d?[2J");
    }
}
