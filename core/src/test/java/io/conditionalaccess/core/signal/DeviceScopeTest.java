// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.conditionalaccess.core.device.DeviceId;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceScopeTest {

    @Test
    void withoutTermsEveryDeviceIsCovered() {
        assertThat(DeviceScope.ALL.covers(new DeviceId("any"), Optional.empty()))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "id:lab-*, lab-1, true",
        "id:lab-*, LAB-1, true",
        "id:LAB-*, lab-1, true",
        "id:lab-*, my-lab-1, false",
        "id:*-kiosk, hall-kiosk, true",
        "id:*, anything, true",
        "id:lab.1, labx1, false",
        "id:lab-1, lab-1, true",
        "id:lab-1, lab-12, false",
        "platform:windows, lab-1, true",
        "platform:WIN*, lab-1, true",
        "platform:linux, lab-1, false"
    })
    void aTermDescribesDevicesByIdOrPlatform(String term, String id, boolean covered) {
        assertThat(scope(term).covers(new DeviceId(id), Optional.of("Windows"))).isEqualTo(covered);
    }

    @Test
    void oneTermOfSeveralIsEnough() {
        DeviceScope scope = scope("id:lab-*", "platform:ios");

        assertThat(scope.covers(new DeviceId("phone"), Optional.of("iOS"))).isTrue();
        assertThat(scope.covers(new DeviceId("lab-1"), Optional.empty())).isTrue();
        assertThat(scope.covers(new DeviceId("phone"), Optional.empty())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lab-*", "id:", ":lab", "owner:alice", "id:*a*b*c*d*", ""})
    void otherTermsAreNone(String term) {
        assertThat(DeviceScope.Term.of(term)).isEmpty();
    }

    @Test
    void aLongIdIsMatchedAtOnce() {
        DeviceScope scope = scope("id:*a*a*a*b");

        assertThatCode(() -> scope.covers(new DeviceId("a".repeat(128)), Optional.empty()))
                .doesNotThrowAnyException();
    }

    private static DeviceScope scope(String... terms) {
        return new DeviceScope(Arrays.stream(terms)
                .map(DeviceScope.Term::of)
                .flatMap(Optional::stream)
                .toList());
    }
}
