// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.demo.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;

/** One machine's connection to the server: keeps connections, follows no redirects, has no cookies. */
public final class Http {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private final HttpClient client;
    private final Map<String, String> headers;

    private Http(HttpClient client, Map<String, String> headers) {
        this.client = client;
        this.headers = headers;
    }

    private Http(HttpClient.Builder builder) {
        this(connected(builder), Map.of());
    }

    private static HttpClient connected(HttpClient.Builder builder) {
        return builder.version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(PATIENCE)
                .build();
    }

    /** Without TLS of its own: for http addresses. */
    public static Http plain() {
        return new Http(HttpClient.newBuilder());
    }

    /** With the trust, and the device certificate if any, of this context. */
    public static Http over(SSLContext tls) {
        return new Http(HttpClient.newBuilder().sslContext(tls));
    }

    /** The same connection with this header in every request, as a proxy in between adds it. */
    public Http with(String header, String value) {
        return new Http(client, Map.of(header, value));
    }

    /** A request to this address that gives up after 30 seconds. */
    public static HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address).timeout(PATIENCE);
    }

    /**
     * Sends a request and waits for the answer.
     *
     * @throws UncheckedIOException if the server cannot be reached, refuses the certificate, or is silent for 30 s
     */
    public Reply send(HttpRequest request) {
        try {
            HttpResponse<String> response = client.send(withHeaders(request), BodyHandlers.ofString(UTF_8));
            String asked = request.method() + " " + request.uri();
            return new Reply(asked, response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new InterruptedIOException("interrupted"));
        }
    }

    private HttpRequest withHeaders(HttpRequest request) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(request, (name, value) -> true);
        headers.forEach(builder::setHeader);
        return builder.build();
    }

    /** As {@link #send}, with GET. */
    public Reply get(URI address) {
        return send(request(address).build());
    }

    /** As {@link #send}, with POST of form fields. */
    public Reply postForm(URI address, Map<String, String> fields) {
        return send(form(request(address), fields).build());
    }

    /** The request with these form fields as its body. */
    public static HttpRequest.Builder form(HttpRequest.Builder request, Map<String, String> fields) {
        return request.header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encode(fields)));
    }

    /** Fields in the encoding of forms and queries. */
    public static String encode(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** One value, encoded for a query or a path. */
    public static String encode(String value) {
        return URLEncoder.encode(value, UTF_8).replace("+", "%20");
    }
}
