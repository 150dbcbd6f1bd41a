// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceIdTest {

    @Test
    void isShownAsWrittenAndComparedRegardlessOfCase() {
        DeviceId id = new DeviceId("Alice-Laptop");

        assertThat(id).hasToString("Alice-Laptop");
        assertThat(id.key()).isEqualTo("alice-laptop").isEqualTo(new DeviceId("ALICE-LAPTOP").key());
    }

    @Test
    void has1To128Characters() {
        assertThat(new DeviceId("a").value()).hasSize(1);
        assertThat(new DeviceId("a".repeat(128)).value()).hasSize(128);
        assertThatThrownBy(() -> new DeviceId("a".repeat(129)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("got 129");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " a", "a ", "\ta", "a\u0000b", "a\nb", "a\u007fb"})
    void hasNoBlanksAtItsEndsAndNoControlCharacters(String value) {
        assertThatThrownBy(() -> new DeviceId(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("device id: expected");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "urn:device:7", "a/b", "gerät"})
    void mayHoldAnythingElse(String value) {
        assertThat(new DeviceId(value).value()).isEqualTo(value);
    }
}
