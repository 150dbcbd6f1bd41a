// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.cache.packed;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Reads what {@link BytesOut} wrote, in the same order. */
final class BytesIn {
    private final byte[] bytes;
    private final Words words;
    private int next;

    BytesIn(byte[] bytes, Words words) {
        this.bytes = bytes;
        this.words = words;
    }

    int octet() {
        return bytes[next++] & 0xff;
    }

    Flags flags() {
        return new Flags(octet());
    }

    long number() {
        long value = 0;
        int shift = 0;
        int octet = octet();
        while (octet > 0x7f) {
            value |= (octet & 0x7fL) << shift;
            shift += 7;
            octet = octet();
        }
        return value | ((long) octet << shift);
    }

    int size() {
        return Math.toIntExact(number());
    }

    UUID uuid() {
        return new UUID(fixed(), fixed());
    }

    private long fixed() {
        long value = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            value = (value << Byte.SIZE) | octet();
        }
        return value;
    }

    Instant instant() {
        long second = number();
        int fraction = size();
        boolean micros = fraction % 2 == 0;
        return Instant.ofEpochSecond(second, micros ? fraction / 2 * 1000L : fraction / 2);
    }

    String text() {
        int form = size();
        if (form == 0) {
            return uuid().toString();
        }
        int length = (form - 1) / 2;
        boolean narrow = form % 2 == 1;
        return narrow ? narrow(length) : wide(length);
    }

    private String narrow(int length) {
        String text = new String(bytes, next, length, StandardCharsets.ISO_8859_1);
        next += length;
        return text;
    }

    private String wide(int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append((char) ((octet() << Byte.SIZE) | octet()));
        }
        return text.toString();
    }

    String word() {
        int number = size();
        return number == 0 ? text() : words.word(number - 1);
    }

    <T> List<T> each(Supplier<T> read) {
        int size = size();
        List<T> all = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            all.add(read.get());
        }
        return all;
    }
}
