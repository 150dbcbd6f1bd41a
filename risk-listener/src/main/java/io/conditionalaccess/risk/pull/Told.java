// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.pull;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.conditionalaccess.core.signal.Signal;
import io.conditionalaccess.core.signal.SignalStatus;
import io.conditionalaccess.core.signal.SourceRights;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;

/**
 * What this node told the registry of late. A product that is asked every few minutes mostly repeats itself, and each
 * repetition would be stored; so the same word about the same device is told again only after a while, early enough to
 * keep it from ageing. A changed word is always told.
 */
final class Told {
    static final Duration AGAIN_AFTER = Duration.ofHours(1);
    /** A device may be registered meanwhile. */
    private static final Duration UNKNOWN_AGAIN_AFTER = Duration.ofMinutes(10);

    private static final int MAX_KEPT = 500_000;

    private final Ticker ticker;
    private final Cache<String, Word> words;

    private record Word(String said, long at, boolean unknownDevice) {}

    Told(Ticker ticker) {
        this.ticker = ticker;
        this.words = Caffeine.newBuilder()
                .maximumSize(MAX_KEPT)
                .expireAfterWrite(AGAIN_AFTER)
                .ticker(ticker)
                .build();
    }

    /** @param least how long a word counts as fresh at most, for example because devices go stale sooner */
    boolean lately(String component, SourceRights rights, Signal signal, Duration least) {
        Word word = words.getIfPresent(subject(component, signal));
        if (word == null || !word.said.equals(said(rights, signal))) {
            return false;
        }
        Duration limit = word.unknownDevice ? shorter(UNKNOWN_AGAIN_AFTER, least) : freshFor(least);
        return ticker.read() - word.at < limit.toNanos();
    }

    /** How long a word counts as fresh, if devices go stale so soon. */
    static Duration freshFor(Duration least) {
        return shorter(AGAIN_AFTER, least);
    }

    void told(String component, SourceRights rights, Signal signal, SignalStatus status) {
        words.put(
                subject(component, signal),
                new Word(said(rights, signal), ticker.read(), status == SignalStatus.UNKNOWN_DEVICE));
    }

    private static String subject(String component, Signal signal) {
        String axes = signal.claims().stream()
                .map(claim -> claim.axis().name())
                .toList()
                .toString();
        return digest(component + "\n" + signal.aliases() + "\n" + signal.finding() + "\n" + axes);
    }

    /** Everything but when. */
    private static String said(SourceRights rights, Signal signal) {
        return digest(rights + "\n" + signal.claims() + "\n" + signal.stage() + "\n" + signal.user() + "\n"
                + signal.detail());
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
