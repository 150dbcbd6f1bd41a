// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.conditionalaccess.core.device.DeviceId;
import io.conditionalaccess.core.device.Tag;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceScopeTest {
    private static final Set<Tag> TAGS = Set.of(new Tag("lab"), new Tag("site-berlin"));

    @Test
    void withoutTermsEveryDeviceIsCovered() {
        assertThat(DeviceScope.ALL.covers(new DeviceId("any"), Optional.empty(), Set.of()))
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
        "platform:linux, lab-1, false",
        "tag:lab, pc-1, true",
        "tag:LAB, pc-1, true",
        "tag:site-*, pc-1, true",
        "tag:la, pc-1, false",
        "tag:lab-1, lab-1, false"
    })
    void aTermDescribesDevicesByIdPlatformOrTag(String term, String id, boolean covered) {
        assertThat(scope(term).covers(new DeviceId(id), Optional.of("Windows"), TAGS))
                .isEqualTo(covered);
    }

    @Test
    void oneTermOfSeveralIsEnough() {
        DeviceScope scope = scope("id:lab-*", "platform:ios");

        assertThat(scope.covers(new DeviceId("phone"), Optional.of("iOS"), Set.of()))
                .isTrue();
        assertThat(scope.covers(new DeviceId("lab-1"), Optional.empty(), Set.of()))
                .isTrue();
        assertThat(scope.covers(new DeviceId("phone"), Optional.empty(), Set.of()))
                .isFalse();
    }

    @Test
    void aDeviceWithoutTagsIsCoveredByNoTag() {
        assertThat(scope("tag:*").covers(new DeviceId("lab"), Optional.of("lab"), Set.of()))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lab-*", "id:", ":lab", "owner:alice", "id:*a*b*c*d*", "tag:", ""})
    void otherTermsAreNone(String term) {
        assertThat(DeviceScope.Term.of(term)).isEmpty();
    }

    @Test
    void aLongIdIsMatchedAtOnce() {
        DeviceScope scope = scope("id:*a*a*a*b");

        assertThatCode(() -> scope.covers(new DeviceId("a".repeat(128)), Optional.empty(), Set.of()))
                .doesNotThrowAnyException();
    }

    private static DeviceScope scope(String... terms) {
        return new DeviceScope(Arrays.stream(terms)
                .map(DeviceScope.Term::of)
                .flatMap(Optional::stream)
                .toList());
    }
}
