// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.pull;

import io.conditionalaccess.risk.http.Waiting;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.http.Header;
import org.apache.http.HttpResponse;
import org.apache.http.client.HttpClient;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.client.methods.HttpRequestBase;
import org.apache.http.entity.ContentType;
import org.apache.http.entity.StringEntity;

/** Over Keycloak's own HTTP client, so that its proxies and trusted certificates count. */
final class HttpTransport implements Transport {
    private static final int CONNECT_MILLIS = 10_000;
    private static final int SILENCE_MILLIS = 30_000;
    private static final int BUFFER = 16 * 1024;

    private final HttpClient client;
    private final Clock clock;

    HttpTransport(HttpClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    @Override
    public Answer send(Question question, Instant deadline) throws IOException {
        HttpRequestBase request = request(question);
        request.setConfig(bounds(Duration.between(clock.instant(), deadline)));
        question.headers().forEach(request::setHeader);
        request.setHeader("Accept", "application/json");
        try {
            return client.execute(request, response -> read(response, request, deadline));
        } finally {
            request.releaseConnection();
        }
    }

    private static HttpRequestBase request(Question question) {
        if (question.body().isEmpty()) {
            return new HttpGet(question.uri());
        }
        Question.Body body = question.body().get();
        HttpPost post = new HttpPost(question.uri());
        post.setEntity(new StringEntity(body.text(), ContentType.create(body.mediaType(), StandardCharsets.UTF_8)));
        return post;
    }

    private RequestConfig bounds(Duration left) {
        int most = (int) Math.max(1, Math.min(SILENCE_MILLIS, left.toMillis()));
        return Waiting.atMost(client, Math.min(CONNECT_MILLIS, most), most)
                .setRedirectsEnabled(false)
                .build();
    }

    private Answer read(HttpResponse response, HttpRequestBase request, Instant deadline) throws IOException {
        String body =
                response.getEntity() == null ? "" : read(response.getEntity().getContent(), request, deadline);
        return new Answer(
                response.getStatusLine().getStatusCode(),
                Optional.ofNullable(response.getFirstHeader("Retry-After")).map(Header::getValue),
                body);
    }

    /** Aborted rather than closed when it is too much: closing would read the rest. */
    private String read(InputStream stream, HttpRequestBase request, Instant deadline) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] buffer = new byte[BUFFER];
        for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
            body.write(buffer, 0, read);
            if (body.size() > MAX_BYTES || clock.instant().isAfter(deadline)) {
                request.abort();
                throw new IOException(body.size() > MAX_BYTES ? "the answer is too large" : "the answer is too slow");
            }
        }
        return body.toString(StandardCharsets.UTF_8);
    }
}
