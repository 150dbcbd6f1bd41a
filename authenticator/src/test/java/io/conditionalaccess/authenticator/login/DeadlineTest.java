// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class DeadlineTest {
    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");

    @Test
    void isWrittenInThePersonsLanguageAndNamesItsTimeZone() {
        Deadline utc = new Deadline(ZoneId.of("UTC"));

        assertThat(utc.write(NOON, Locale.ENGLISH))
                .contains("July 1, 2026")
                .contains("12:00")
                .endsWith(" UTC");
        assertThat(utc.write(NOON, Locale.GERMAN))
                .contains("1. Juli 2026")
                .contains("12:00")
                .endsWith(" UTC");
    }

    @Test
    void isInTheTimeZoneOfThePerson() {
        ZoneId berlin = Deadline.zone("Europe/Berlin").orElseThrow();

        assertThat(new Deadline(berlin).write(NOON, Locale.GERMAN))
                .contains("14:00")
                .endsWith(" MESZ");
    }

    @Test
    void whatIsNoTimeZoneIsNotTakenForOne() {
        assertThat(Deadline.zone("Middle-earth/Bree")).isEmpty();
        assertThat(Deadline.zone("")).isEmpty();
    }
}
