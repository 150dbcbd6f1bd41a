// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.cache.packed;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Writes what {@link BytesIn} reads. */
final class BytesOut {
    private static final int UUID_LENGTH = 36;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
    private final Words words;

    BytesOut(Words words) {
        this.words = words;
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    void octet(int value) {
        bytes.write(value);
    }

    /** One byte up to 127, two up to 16,383; ten for a negative one. */
    void number(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            octet((int) (rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        octet((int) rest);
    }

    void uuid(UUID uuid) {
        fixed(uuid.getMostSignificantBits());
        fixed(uuid.getLeastSignificantBits());
    }

    private void fixed(long value) {
        for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            octet((int) (value >>> shift));
        }
    }

    /** Seconds, then microseconds as even numbers; what has nanoseconds is odd. */
    void instant(Instant instant) {
        int nanos = instant.getNano();
        number(instant.getEpochSecond());
        number(nanos % 1000 == 0 ? nanos / 1000 * 2L : nanos * 2L + 1);
    }

    /** Keeps every char, also halves of pairs that no encoding of Unicode allows. */
    void text(String text) {
        Optional<UUID> uuid = asUuid(text);
        if (uuid.isPresent()) {
            number(0);
            uuid(uuid.get());
            return;
        }
        boolean narrow = text.chars().allMatch(c -> c <= 0xff);
        number(1 + text.length() * 2L + (narrow ? 0 : 1));
        if (narrow) {
            bytes.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
        } else {
            text.chars().forEach(c -> {
                octet(c >>> Byte.SIZE);
                octet(c);
            });
        }
    }

    /** Only in the spelling that it gets back: other texts may look like one. */
    private static Optional<UUID> asUuid(String text) {
        if (text.length() != UUID_LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(text))
                    .filter(uuid -> uuid.toString().equals(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A text that many have in common. */
    void word(String word) {
        Optional<Integer> number = words.number(word);
        number(number.map(n -> n + 1).orElse(0));
        if (number.isEmpty()) {
            text(word);
        }
    }

    <T> void each(Collection<T> all, Consumer<T> write) {
        number(all.size());
        all.forEach(write);
    }
}
