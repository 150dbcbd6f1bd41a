// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.core.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AliasTest {

    @ParameterizedTest
    @CsvSource({
        "ID, id, true, false",
        "SERIAL, serial, true, false",
        "ENTRA_DEVICE_ID, entra_device_id, true, false",
        "AGENT_ID, agent_id, true, true",
        "HARDWARE_UUID, hardware_uuid, true, false",
        "HOSTNAME, hostname, false, false"
    })
    void types(AliasType type, String wire, boolean strong, boolean scopedToSource) {
        assertThat(type.wire()).isEqualTo(wire);
        assertThat(AliasType.ofWire(wire)).contains(type);
        assertThat(type.strong()).isEqualTo(strong);
        assertThat(type.scopedToSource()).isEqualTo(scopedToSource);
        assertThat(Alias.of(type, "edr", "x1").orElseThrow().scope())
                .isEqualTo(scopedToSource ? "edr" : Alias.NO_SCOPE);
    }

    @Test
    void everyTypeIsInTheTable() {
        assertThat(AliasType.values()).hasSize(6);
        assertThat(AliasType.ofWire("mac")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "ID, Alice-Laptop ,alice-laptop",
                "SERIAL, pf2x 9a1b ,PF2X 9A1B",
                "SERIAL,pf2x \t 9a1b,PF2X 9A1B",
                "ENTRA_DEVICE_ID,5A0F1C6E-0000-4000-8000-00000000000A,5a0f1c6e-0000-4000-8000-00000000000a",
                "HARDWARE_UUID, 4C4C4544-0042 ,4c4c4544-0042",
                "AGENT_ID, aBc=Def ,aBc=Def",
                "HOSTNAME,Laptop-7.Corp.Example,laptop-7",
                "HOSTNAME, LAPTOP-7 ,laptop-7"
            })
    void normalises(AliasType type, String raw, String expected) {
        assertThat(Alias.of(type, "edr", raw)).map(Alias::value).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "0",
                "0000000",
                "unknown",
                "Unknown",
                "n/a",
                "None",
                "null",
                "Default string",
                "Default  String",
                "System.Byte[]",
                "[REDACTED]",
                "REDACTED",
                "To be filled by O.E.M.",
                "To Be Filled By O.E.M.",
                "System Serial Number",
                "Not Specified",
                "Not Applicable",
                "INVALID",
                "NO_HOST",
                "HOSTID",
                "00000000-0000-0000-0000-000000000000",
                "00000000-0000-0000-0000-0000000000"
            })
    void placeholdersAreNoSerial(String raw) {
        assertThat(Alias.of(AliasType.SERIAL, "edr", raw)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = AliasType.class,
            names = {"SERIAL", "ENTRA_DEVICE_ID", "HARDWARE_UUID", "AGENT_ID"})
    void zerosIdentifyNothing(AliasType type) {
        assertThat(Alias.of(type, "edr", "00000000-0000-0000-0000-000000000000"))
                .isEmpty();
        assertThat(Alias.of(type, "edr", "0000000")).isEmpty();
        assertThat(Alias.of(type, "edr", "Default string")).isEmpty();
        assertThat(Alias.of(type, "edr", "00000000-0000-0000-0000-000000000001"))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST", "localhost.localdomain", "unknown", "", ".example"})
    void placeholdersAreNoHostname(String raw) {
        assertThat(Alias.of(AliasType.HOSTNAME, "edr", raw)).isEmpty();
    }

    /** An administrator chose it, so it means what it says. */
    @ParameterizedTest
    @ValueSource(strings = {"0", "unknown", "localhost"})
    void anIdMayBeAnyWord(String raw) {
        assertThat(Alias.of(AliasType.ID, "edr", raw)).isPresent();
        assertThat(Alias.of(AliasType.ID, "edr", "  ")).isEmpty();
    }

    @Test
    void localhostIsOnlyAHostnamesPlaceholder() {
        assertThat(Alias.of(AliasType.SERIAL, "edr", "localhost")).isPresent();
    }

    @Test
    void namesTheTypeButNotTheValueOfWhatIsTooLong() {
        assertThat(Alias.of(AliasType.SERIAL, "edr", "7".repeat(Alias.MAX_LENGTH)))
                .isPresent();
        assertThatThrownBy(() -> Alias.of(AliasType.SERIAL, "edr", "7".repeat(Alias.MAX_LENGTH + 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("serial: expected 1 to 255 characters, got 256");
        assertThatThrownBy(() -> new Alias(AliasType.SERIAL, Alias.NO_SCOPE, ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anIdIsTheSameAliasWhetherWrittenInASignalOrByAnAdministrator() {
        assertThat(Alias.of(AliasType.ID, "edr", " Alice-Laptop ")).contains(Alias.ofId(new DeviceId("ALICE-laptop")));
    }
}
