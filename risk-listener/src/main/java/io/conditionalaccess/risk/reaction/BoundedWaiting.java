// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.reaction;

import io.conditionalaccess.risk.http.Waiting;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.Function;
import org.apache.http.HttpHost;
import org.apache.http.HttpRequest;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpRequestBase;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.httpclient.HttpClientProvider;
import org.keycloak.models.KeycloakSession;

/**
 * Keycloak's own HTTP client for code of Keycloak's, under our limits: by default it waits for a connection for as long as
 * the operating system does.
 */
final class BoundedWaiting extends CloseableHttpClient {
    private final CloseableHttpClient client;
    private final RequestConfig limits;

    private BoundedWaiting(CloseableHttpClient client, int timeoutMillis) {
        this.client = client;
        this.limits = Waiting.atMost(client, timeoutMillis, timeoutMillis).build();
    }

    /** The same session but for its HTTP client. */
    static KeycloakSession in(KeycloakSession session, int timeoutMillis) {
        HttpClientProvider http = session.getProvider(HttpClientProvider.class);
        HttpClientProvider bounded = replacing(
                HttpClientProvider.class,
                http,
                "getHttpClient",
                none -> new BoundedWaiting(http.getHttpClient(), timeoutMillis));
        return replacing(
                KeycloakSession.class,
                session,
                "getProvider",
                asked -> asked != null && asked.length == 1 && asked[0] == HttpClientProvider.class ? bounded : null);
    }

    /** @param answer null: as the real one does */
    private static <T> T replacing(
            Class<T> type, T real, String name, Function<Object @Nullable [], @Nullable Object> answer) {
        return type.cast(Proxy.newProxyInstance(
                BoundedWaiting.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    Object ours = method.getName().equals(name) ? answer.apply(arguments) : null;
                    try {
                        return ours == null ? method.invoke(real, arguments) : ours;
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                }));
    }

    @Override
    protected CloseableHttpResponse doExecute(HttpHost target, HttpRequest request, HttpContext context)
            throws IOException {
        if (request instanceof HttpRequestBase configurable) {
            configurable.setConfig(limits);
        }
        return client.execute(target, request, context);
    }

    @Override
    @SuppressWarnings("deprecation") // nobody asks; the superclass wants it
    public org.apache.http.params.HttpParams getParams() {
        throw new UnsupportedOperationException();
    }

    @Override
    @SuppressWarnings("deprecation") // nobody asks; the superclass wants it
    public org.apache.http.conn.ClientConnectionManager getConnectionManager() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        // Shared by the server.
    }
}
