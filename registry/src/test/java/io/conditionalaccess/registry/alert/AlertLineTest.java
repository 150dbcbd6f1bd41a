// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AlertLineTest {

    @Test
    void namesWhatItIsAboutInAFixedOrder() {
        Alert alert = new Alert(
                Kind.BREAK_GLASS_USED,
                "r1",
                Optional.of("laptop"),
                Optional.of("u1"),
                Map.of("rule", "risk", "client", "app"));

        assertThat(AlertLine.of(alert))
                .isEqualTo("alert kind=break-glass-used realm=r1 device=laptop user=u1 client=app rule=risk");
    }

    @Test
    void aValueCannotForgeAnotherPairOrLine() {
        Alert alert = new Alert(
                Kind.DEVICE_HELD, "r1", Optional.of("a\nalert kind=brake-on"), Optional.empty(), Map.of("x", "\" y=1"));

        assertThat(AlertLine.of(alert))
                .isEqualTo("alert kind=device-held realm=r1 device=\"a alert kind=brake-on\" x=\"\\\" y=1\"");
    }
}
