// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.source;

import io.conditionalaccess.core.device.AliasType;
import io.conditionalaccess.risk.source.SourceKind.Delivery;
import io.conditionalaccess.risk.source.SourceKind.OauthClient;
import io.conditionalaccess.risk.ssf.set.SetAlgorithm;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Reads what is special about a transmitter. */
final class SsfReader {
    private static final Duration SHORTEST_POLL_INTERVAL = Duration.ofSeconds(5);
    private static final Duration LONGEST_POLL_INTERVAL = Duration.ofDays(1);
    private static final int MAX_TEXT = 1_000;

    private SsfReader() {}

    static SourceKind.Ssf read(Settings settings) {
        String issuer = required(settings, SsfKeys.ISSUER);
        settings.address(SsfKeys.ISSUER); // it has to be one, but is compared as written
        Delivery delivery = settings.choice(SsfKeys.DELIVERY, SsfKeys.DELIVERIES, SsfReader::delivery)
                .orElse(Delivery.PUSH);
        boolean named = settings.text(SourceKeys.CLIENT_ID).isPresent();
        if (delivery == Delivery.POLL && !named) {
            throw InvalidSetting.of(SourceKeys.CLIENT_ID, "required where delivery is poll");
        }
        Optional<URI> pushUrl = settings.address(SsfKeys.PUSH_URL);
        if (delivery == Delivery.PUSH && named && pushUrl.isEmpty()) {
            throw InvalidSetting.of(SsfKeys.PUSH_URL, "required where delivery is push and clientId is set");
        }
        return new SourceKind.Ssf(
                issuer,
                settings.address(SsfKeys.TRANSMITTER_URL),
                required(settings, SsfKeys.AUDIENCE),
                algorithms(settings),
                delivery,
                pushUrl,
                settings.text(SourceKeys.SECRET).isPresent()
                        || settings.text(SourceKeys.SECRET_NEXT).isPresent(),
                client(settings),
                settings.address(SsfKeys.TOKEN_URL),
                settings.duration(SsfKeys.POLL_INTERVAL, SHORTEST_POLL_INTERVAL, LONGEST_POLL_INTERVAL)
                        .orElse(SsfKeys.DEFAULT_POLL_INTERVAL),
                longPoll(settings, delivery),
                settings.choice(
                                SsfKeys.DEVICE_IDENTIFIER,
                                SourceKeys.TRUSTABLE,
                                wire -> AliasType.ofWire(wire).filter(AliasType::strong))
                        .orElse(AliasType.ID),
                settings.flag(SsfKeys.LEGACY_SUBJECTS).orElse(false));
    }

    private static String required(Settings settings, String key) {
        String value = settings.text(key).orElseThrow(() -> InvalidSetting.of(key, "required"));
        if (value.length() > MAX_TEXT) {
            throw InvalidSetting.of(key, "expected at most " + MAX_TEXT + " characters");
        }
        return value;
    }

    private static Set<SetAlgorithm> algorithms(Settings settings) {
        EnumSet<SetAlgorithm> algorithms = EnumSet.noneOf(SetAlgorithm.class);
        for (String name : settings.all(SsfKeys.ALGORITHMS)) {
            algorithms.add(SetAlgorithm.of(name)
                    .orElseThrow(() -> InvalidSetting.of(
                            SsfKeys.ALGORITHMS, "any of " + String.join(", ", SsfKeys.ALGORITHM_NAMES), name)));
        }
        return algorithms.isEmpty() ? EnumSet.of(SetAlgorithm.RS256) : algorithms;
    }

    private static boolean longPoll(Settings settings, Delivery delivery) {
        boolean wanted = settings.flag(SsfKeys.LONG_POLL).orElse(false);
        if (wanted && delivery != Delivery.POLL) {
            throw InvalidSetting.of(SsfKeys.LONG_POLL, "false where delivery is push", "true");
        }
        return wanted;
    }

    private static Optional<Delivery> delivery(String wire) {
        return Arrays.stream(Delivery.values())
                .filter(delivery -> delivery.wire().equals(wire))
                .findFirst();
    }

    /** Without its secret, as in a re-imported export, there is no client: it is not tried with a wrong one. */
    private static Optional<OauthClient> client(Settings settings) {
        return settings.text(SourceKeys.CLIENT_ID)
                .flatMap(id -> settings.text(SsfKeys.CLIENT_SECRET)
                        .map(Secret::new)
                        .filter(secret -> !secret.isMask())
                        .map(secret -> new OauthClient(id, secret)));
    }
}
