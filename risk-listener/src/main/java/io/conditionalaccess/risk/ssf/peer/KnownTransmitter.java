// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.ssf.peer;

import io.conditionalaccess.risk.ssf.set.KeysUnavailable;
import io.conditionalaccess.risk.ssf.set.SigningKey;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/**
 * What is remembered of one transmitter. A key that is not known is looked for at most once in {@link #BETWEEN}, by one
 * thread: who comes in between hears "later", not "no", so that a change of keys costs no event, and tokens with made-up
 * key ids cause no requests.
 */
final class KnownTransmitter {
    static final Duration BETWEEN = Duration.ofSeconds(10);
    /** From then on it is fetched again, so that a withdrawn key is known to be one. */
    static final Duration FRESH = Duration.ofMinutes(30);
    /** As long it does if it cannot be fetched. */
    static final Duration USABLE = Duration.ofHours(24);

    private static final Logger LOG = Logger.getLogger(KnownTransmitter.class);

    private final Clock clock;
    private final ReentrantLock fetching = new ReentrantLock();
    private Instant lastAttempt = Instant.EPOCH;
    private volatile Optional<Known> known = Optional.empty();

    private record Known(Snapshot snapshot, Instant at) {}

    KnownTransmitter(Clock clock) {
        this.clock = clock;
    }

    @FunctionalInterface
    interface Fetch {
        Snapshot fetch() throws IOException;
    }

    /**
     * @throws KeysUnavailable if it cannot be told now whether there is such a key
     */
    Optional<SigningKey> key(String kid, Fetch fetch) {
        Optional<SigningKey> key = within(USABLE).flatMap(snapshot -> key(snapshot, kid));
        if (key.isPresent() && within(FRESH).isPresent()) {
            return key;
        }
        Optional<Snapshot> fetched = fetched(fetch);
        if (fetched.isPresent()) {
            return key(fetched.get(), kid);
        }
        if (key.isEmpty()) {
            throw new KeysUnavailable("the transmitter's keys cannot be fetched now");
        }
        return key;
    }

    /** @throws KeysUnavailable if there is none */
    TransmitterMetadata metadata(Fetch fetch) {
        return within(FRESH)
                .or(() -> fetched(fetch))
                .or(() -> within(USABLE))
                .orElseThrow(() -> new KeysUnavailable("the transmitter's metadata cannot be fetched now"))
                .metadata();
    }

    private Optional<Snapshot> within(Duration age) {
        Instant now = clock.instant();
        return known.filter(k -> now.isBefore(k.at().plus(age))).map(Known::snapshot);
    }

    private static Optional<SigningKey> key(Snapshot snapshot, String kid) {
        return Optional.ofNullable(snapshot.keys().get(kid));
    }

    private Optional<Snapshot> fetched(Fetch fetch) {
        if (!fetching.tryLock()) {
            return Optional.empty();
        }
        try {
            Instant now = clock.instant();
            if (now.isBefore(lastAttempt.plus(BETWEEN))) {
                return Optional.empty();
            }
            lastAttempt = now;
            Snapshot snapshot = fetch.fetch();
            known = Optional.of(new Known(snapshot, now));
            return Optional.of(snapshot);
        } catch (IOException | RuntimeException e) {
            LOG.warnf("a transmitter's metadata or keys cannot be fetched: %s", e.getMessage());
            return Optional.empty();
        } finally {
            fetching.unlock();
        }
    }
}
