// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransformTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "trim, '  a b ', 'a b'",
                "trim, '  ', -",
                "lower, ÄB, äb",
                "upper, äb, ÄB",
                "serial, ' vmware-56  4d ', VMWARE-56 4D",
                "guid, {8E2B7A60-1C34-4D9B-9D62-0F3E5B7C9A11}, 8e2b7a60-1c34-4d9b-9d62-0f3e5b7c9a11",
                "guid, 8e2b7a601c344d9b9d620f3e5b7c9a11, 8e2b7a60-1c34-4d9b-9d62-0f3e5b7c9a11",
                "guid, FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF, ffffffff-ffff-ffff-ffff-ffffffffffff",
                "guid, 00000000-0000-0000-0000-000000000000, -",
                "guid, 00000000-0000-0000-0000-0000000000, -",
                "mac, 14-7d-da-4f-73-10, 147dda4f7310",
                "mac, 14:7D:DA:4F:73:10, 147dda4f7310",
                "mac, 147d.da4f.7310, 147dda4f7310",
                "mac, 00:00:00:00:00:00, -",
                "mac, ff:ff:ff:ff:ff:ff, -",
                "mac, 02:00:00:00:00:00, -",
                "mac, 00005E0053FF, -",
                "mac, System.Byte[], -"
            })
    void putsIntoTheFormThatIsCompared(String transform, String text, String expected) {
        assertThat(Transform.of(transform).orElseThrow().apply(text)).isEqualTo(Optional.ofNullable(expected));
    }
}
