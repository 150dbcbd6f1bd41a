// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.demo.keycloak;

import io.conditionalaccess.demo.http.Http;
import java.io.UncheckedIOException;
import java.net.URI;

/** Whether a server can be used, whoever started it. */
public final class Readiness {
    private Readiness() {}

    /**
     * Two questions: the port answers before the start-up is complete, and readiness does not say that realms are served.
     */
    public static boolean of(URI http, URI management) {
        return answers(management.resolve("/health/ready")) && answers(http.resolve("/realms/master"));
    }

    private static boolean answers(URI address) {
        try {
            return Http.plain().get(address).status() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }
}
