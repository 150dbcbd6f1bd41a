// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.login;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import org.keycloak.models.UserModel;

/**
 * Dates as a person reads them, always with the time zone they are in.
 *
 * @param zone the person's own, if Keycloak knows it, else UTC
 */
record Deadline(ZoneId zone) {
    /** The user attribute behind the standard claim of that name (OpenID Connect Core, 5.1). */
    private static final String ZONE_ATTRIBUTE = "zoneinfo";

    private static final ZoneId UTC = ZoneId.of("UTC");

    static Deadline of(UserModel user) {
        return new Deadline(Optional.ofNullable(user.getFirstAttribute(ZONE_ATTRIBUTE))
                .flatMap(Deadline::zone)
                .orElse(UTC));
    }

    static Optional<ZoneId> zone(String name) {
        try {
            return Optional.of(ZoneId.of(name.strip()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    String write(Instant moment, Locale language) {
        String date = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(language)
                .format(moment.atZone(zone));
        return date + " " + DateTimeFormatter.ofPattern("z", language).format(moment.atZone(zone));
    }
}
