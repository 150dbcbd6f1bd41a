// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeFormatTest {
    private static final Optional<ZoneId> UTC = Optional.of(ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({
        "iso, 2024-11-05T11:54:59.5717001Z, 2024-11-05T11:54:59.571700100Z",
        "iso, 2024-11-05T11:54:59.479+00:00, 2024-11-05T11:54:59.479Z",
        "iso, 2024-11-05t11:54z, 2024-11-05T11:54:00Z",
        "iso, 2022-11-17T19:30:25.085+0200, 2022-11-17T17:30:25.085Z",
        "iso, 2022-11-17T19:30:25+02, 2022-11-17T17:30:25Z",
        "iso, 2022-06-24 14:20:19.961496+00:00, 2022-06-24T14:20:19.961496Z",
        "iso, 2022-11-17 07:03:14.6829201, 2022-11-17T07:03:14.682920100Z",
        "pattern:dd-MMM-yyyy HH:mm:ss, 07-May-2024 08:21:10, 2024-05-07T08:21:10Z",
        "pattern:MM/dd/yyyy HH:mm:ss, 02/22/2023 02:22:20, 2023-02-22T02:22:20Z",
        "pattern:M/d/yyyy h:mm:ss a, 11/21/2022 2:09:13 PM, 2022-11-21T14:09:13Z",
        "dotnet, /Date(1391182403986)/, 2014-01-31T15:33:23.986Z",
        "dotnet, /Date(1391182403986+0200)/, 2014-01-31T15:33:23.986Z",
        "epoch, 1651578141192, 2022-05-03T11:42:21.192Z",
        "epoch, 1615304991, 2021-03-09T15:49:51Z",
        "epoch, 1668706225.104492, 2022-11-17T17:30:25.104492Z",
        "epoch-millis, 1651578140970, 2022-05-03T11:42:20.970Z",
        "epoch-micros, 1651578140970123, 2022-05-03T11:42:20.970123Z",
        "epoch-nanos, 1507591916746609046, 2017-10-09T23:31:56.746609046Z",
        "filetime, 133355377959700000, 2023-08-03T12:03:15.970Z"
    })
    void readsWhatVendorsSend(String format, String text, Instant expected) {
        assertThat(TimeFormat.of(format).orElseThrow().read(text, UTC)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "iso, 0001-01-01T00:00:00Z",
        "iso, 0000-00-00T00:00:00Z",
        "iso, 9999-12-31 23:59:59.0000000",
        "iso, 1970-01-01T00:00:00Z",
        "iso, yesterday",
        "iso, 2026-13-01T00:00:00Z",
        "epoch, 0",
        "epoch, -5",
        "epoch, 1507591916746609046",
        "epoch, 1e9",
        "filetime, 0",
        "dotnet, /Date()/",
        "dotnet, 1391182403986"
    })
    void readsNoTimeOutOfWhatStandsForNone(String format, String text) {
        assertThat(TimeFormat.of(format).orElseThrow().read(text, UTC)).isEmpty();
    }

    @Test
    void guessesNoZone() {
        TimeFormat iso = TimeFormat.of("iso").orElseThrow();
        assertThat(iso.read("2022-11-17 07:03:14", Optional.empty())).isEmpty();
        assertThat(iso.read("2022-11-17 07:03:14", Optional.of(ZoneId.of("Europe/Berlin"))))
                .contains(Instant.parse("2022-11-17T06:03:14Z"));
    }

    @Test
    void refusesPatternsThatAreNone() {
        assertThat(TimeFormat.of("pattern:{{{")).isEmpty();
        assertThat(TimeFormat.of("pattern:" + "y".repeat(80))).isEmpty();
        assertThat(TimeFormat.of("rfc822")).isEmpty();
    }
}
