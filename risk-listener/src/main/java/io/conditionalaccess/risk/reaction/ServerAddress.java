// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.reaction;

/** The server's own address, where no request says it. */
final class ServerAddress {
    private static final String REALMS = "/realms/";

    private ServerAddress() {}

    /**
     * @param issuer of a realm, for example {@code https://id.example/auth/realms/acme}
     * @return for example {@code https://id.example/auth/}
     */
    static String of(String issuer) {
        int realms = issuer.lastIndexOf(REALMS);
        return realms < 0 ? issuer : issuer.substring(0, realms + 1);
    }
}
