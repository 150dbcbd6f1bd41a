// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.login;

import java.util.Locale;

/** What a person can do about not being recognised; several technical reasons share one piece of advice. */
enum Unrecognised {
    /** Nothing was shown: perhaps the browser's question was dismissed. */
    NOTHING_SHOWN,
    EXPIRED,
    /** Shown, but not issued by this organisation, or not for this purpose. */
    FOREIGN,
    /** Issued by this organisation to a device that is not registered. */
    UNREGISTERED,
    /** Not the person's fault. */
    SERVER;

    static Unrecognised ofWhy(String why) {
        return switch (why) {
            case "no-certificate" -> NOTHING_SHOWN;
            case "certificate-expired" -> EXPIRED;
            case "certificate-of-unknown-issuer", "certificate-not-for-clients", "certificate-unreadable" -> FOREIGN;
            case "certificate-names-no-device" -> UNREGISTERED;
            default -> SERVER;
        };
    }

    /** Part of the message's key. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
