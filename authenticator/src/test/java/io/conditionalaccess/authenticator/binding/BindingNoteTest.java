// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.binding;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.core.decision.Identity;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BindingNoteTest {
    private static final UUID DEVICE = UUID.fromString("5f0c4c1e-5a1a-4a44-9d2f-2f6f6f1d8a10");
    private static final BindingNote UNKNOWN = new BindingNote(Optional.empty(), "none", 0);

    @Test
    void isWrittenAsDocumented() {
        assertThat(new BindingNote(Optional.of(DEVICE), "client-certificate", 7).format())
                .isEqualTo("{\"v\":1,\"d\":\"" + DEVICE + "\",\"m\":\"client-certificate\",\"e\":7}");
        assertThat(BindingNote.of(new Identity.Unrecognised("no-certificate")).format())
                .isEqualTo("{\"v\":1,\"d\":\"\",\"m\":\"none\",\"e\":0}");
    }

    @Test
    void isReadAsWritten() {
        BindingNote note = new BindingNote(Optional.of(DEVICE), "client-certificate", Long.MAX_VALUE);

        assertThat(BindingNote.parse(note.format())).isEqualTo(note);
        assertThat(BindingNote.parse(UNKNOWN.format())).isEqualTo(UNKNOWN);
    }

    @Test
    void isThatOfAnUnknownDeviceIfItCannotBeRead() {
        List<String> unreadable = List.of(
                "",
                "null",
                "alice-laptop",
                "{",
                "[]",
                "{}",
                "{\"v\":2,\"d\":\"" + DEVICE + "\",\"m\":\"client-certificate\",\"e\":7}",
                "{\"v\":1,\"d\":\"alice-laptop\",\"m\":\"client-certificate\",\"e\":7}",
                "{\"v\":1,\"d\":\"" + DEVICE + "\",\"m\":\"client-certificate\",\"e\":\"7\"}",
                "{\"v\":1,\"d\":null,\"m\":\"none\",\"e\":0}",
                "{\"v\":1,\"d\":\"" + DEVICE + "\",\"e\":7}");

        assertThat(unreadable)
                .allSatisfy(text -> assertThat(BindingNote.parse(text)).as(text).isEqualTo(UNKNOWN));
    }

    /** A note of the same login is older than what would be written now, never newer. */
    @Test
    void continuesAnEarlierOneOfTheSameDeviceOnly() {
        BindingNote now = new BindingNote(Optional.of(DEVICE), "client-certificate", 7);

        assertThat(now.continues(new BindingNote(Optional.of(DEVICE), "client-certificate", 6)))
                .isTrue();
        assertThat(now.continues(new BindingNote(Optional.of(DEVICE), "client-certificate", 8)))
                .isFalse();
        assertThat(now.continues(new BindingNote(Optional.of(UUID.randomUUID()), "client-certificate", 7)))
                .isFalse();
        assertThat(now.continues(UNKNOWN)).isFalse();
        assertThat(UNKNOWN.continues(now)).isFalse();
        assertThat(UNKNOWN.continues(UNKNOWN)).isTrue();
    }
}
