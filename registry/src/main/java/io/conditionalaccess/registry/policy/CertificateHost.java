// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.policy;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where browsers are sent to show a certificate: a name that a certificate of a server can have, and a port. */
final class CertificateHost {
    private static final int MAX_NAME = 253;
    private static final int MAX_PORT = 65535;
    private static final int HTTPS_PORT = 443;
    private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
    private static final Pattern FORM = Pattern.compile(
            "(?<name>" + LABEL + "(\\." + LABEL + ")*)(:(?<port>[1-9][0-9]{0,4}))?", Pattern.CASE_INSENSITIVE);

    private CertificateHost() {}

    /**
     * @return {@code host} or {@code host:port}, in lower case, without the port that https has anyway
     * @throws IllegalArgumentException for anything else, with "expected ..., got ..."
     */
    static String parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches() || parts.group("name").length() > MAX_NAME || port(parts) > MAX_PORT) {
            throw new IllegalArgumentException("expected a host name, with its port if that is not 443, such as"
                    + " devices.example.com or devices.example.com:8443, got '" + text + "'");
        }
        String name = parts.group("name").toLowerCase(Locale.ROOT);
        return port(parts) == HTTPS_PORT ? name : name + ":" + port(parts);
    }

    private static int port(Matcher parts) {
        return parts.group("port") == null ? HTTPS_PORT : Integer.parseInt(parts.group("port"));
    }
}
