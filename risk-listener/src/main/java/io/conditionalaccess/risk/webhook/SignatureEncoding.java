// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.webhook;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** How a signature is written in a header. */
public enum SignatureEncoding {
    HEX {
        @Override
        String write(byte[] signature) {
            return HexFormat.of().formatHex(signature);
        }

        @Override
        String canonical(String presented) {
            return presented.toLowerCase(Locale.ROOT);
        }
    },
    BASE64 {
        @Override
        String write(byte[] signature) {
            return Base64.getEncoder().encodeToString(signature);
        }

        @Override
        String canonical(String presented) {
            return presented;
        }
    };

    abstract String write(byte[] signature);

    /** {@code hex} and {@code HEX} alike. */
    public static Optional<SignatureEncoding> of(String name) {
        return Arrays.stream(values())
                .filter(encoding -> encoding.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /** The one spelling that {@link #write} gives. */
    abstract String canonical(String presented);
}
