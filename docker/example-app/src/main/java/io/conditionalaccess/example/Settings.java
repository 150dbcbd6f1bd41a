// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.example;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * How the application is run, from its environment.
 *
 * @param issuer the realm as browsers know it, and as its tokens name it
 * @param backend the realm as this program reaches it
 * @param publicUrl this application as browsers know it
 * @param refreshAfter how long a person may go on before Keycloak is asked again
 */
record Settings(
        URI issuer, URI backend, String clientId, String clientSecret, URI publicUrl, Duration refreshAfter, int port) {

    static Settings in(Map<String, String> environment) {
        URI issuer = URI.create(required(environment, "ISSUER"));
        return new Settings(
                issuer,
                URI.create(environment.getOrDefault("BACKEND", issuer.toString())),
                required(environment, "CLIENT_ID"),
                required(environment, "CLIENT_SECRET"),
                URI.create(required(environment, "PUBLIC_URL")),
                Duration.parse(environment.getOrDefault("REFRESH_AFTER", "PT1M")),
                Integer.parseInt(environment.getOrDefault("PORT", "3000")));
    }

    String callback() {
        return publicUrl + "/callback";
    }

    private static String required(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException("the variable " + name + " is missing");
        }
        return value;
    }

    @Override
    public String toString() {
        return "Settings[" + clientId + " at " + issuer + "]";
    }
}
