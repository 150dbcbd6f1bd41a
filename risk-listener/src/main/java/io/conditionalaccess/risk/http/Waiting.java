// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.http;

import org.apache.http.client.HttpClient;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.Configurable;

/** How long a request through Keycloak's own client may wait. */
public final class Waiting {
    private Waiting() {}

    /**
     * Keycloak's own settings, proxies and redirects among them, but never an endless wait.
     *
     * @param connecting milliseconds for a free connection, and again for it to be made
     * @param silence milliseconds between two packets of the answer
     */
    public static RequestConfig.Builder atMost(HttpClient client, int connecting, int silence) {
        RequestConfig servers = client instanceof Configurable configurable && configurable.getConfig() != null
                ? configurable.getConfig()
                : RequestConfig.DEFAULT;
        return RequestConfig.copy(servers)
                .setConnectionRequestTimeout(connecting)
                .setConnectTimeout(connecting)
                .setSocketTimeout(silence);
    }
}
