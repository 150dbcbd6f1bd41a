// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes what servers send by OTLP over HTTP, and keeps the spans that are ours. */
final class SpanReceiver implements AutoCloseable {
    private static final String OURS = "conditional-access ";

    private final HttpServer server;
    private final List<Span> spans = new CopyOnWriteArrayList<>();

    /**
     * A span of OTLP's {@code opentelemetry/proto/trace/v1/trace.proto}.
     *
     * @param attributes keys and values, as they follow each other
     */
    record Span(String trace, String name, List<String> attributes) {}

    SpanReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::take);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Those that name this signal. */
    List<Span> about(String signal) {
        return spans.stream().filter(span -> span.attributes().contains(signal)).toList();
    }

    private void take(HttpExchange exchange) throws IOException {
        byte[] request = exchange.getRequestBody().readAllBytes();
        for (byte[] resource : ProtoFields.of(request, 1)) {
            for (byte[] scope : ProtoFields.of(resource, 2)) {
                ProtoFields.of(scope, 2).forEach(this::keep);
            }
        }
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    private void keep(byte[] span) {
        String name = text(ProtoFields.of(span, 5).get(0));
        if (name.startsWith(OURS)) {
            List<String> attributes = new ArrayList<>();
            for (byte[] attribute : ProtoFields.of(span, 9)) {
                ProtoFields.of(attribute, 1).forEach(key -> attributes.add(text(key)));
                ProtoFields.of(attribute, 2).forEach(value -> addTexts(value, attributes));
            }
            spans.add(new Span(HexFormat.of().formatHex(ProtoFields.of(span, 1).get(0)), name, attributes));
        }
    }

    /** A value is a text, or a list of values, or something else. */
    private static void addTexts(byte[] value, List<String> texts) {
        ProtoFields.of(value, 1).forEach(text -> texts.add(text(text)));
        for (byte[] list : ProtoFields.of(value, 5)) {
            ProtoFields.of(list, 1).forEach(element -> addTexts(element, texts));
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
