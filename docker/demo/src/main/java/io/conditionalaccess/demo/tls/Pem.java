// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.demo.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Base64;

/** PEM text (RFC 7468), one object per text. */
final class Pem {
    private Pem() {}

    static String write(String label, byte[] der) {
        String body = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }

    static byte[] read(String pem) {
        return Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    }
}
