// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** The logout service of a SAML application (SAML 2.0 Bindings, section 3.2). */
final class SoapLogoutListener implements AutoCloseable {
    private static final String ANSWER = """
            <soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>
            <samlp:LogoutResponse xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_1" Version="2.0"
                InResponseTo="%s" IssueInstant="2026-11-22T00:00:00Z">
            <saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">%s</saml:Issuer><samlp:Status>
            <samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status></samlp:LogoutResponse>
            </soap:Body></soap:Envelope>""";

    private final HttpServer server;
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    /** What it answers next, without a body; 200 with a logout response when that is used up. */
    private final Queue<Integer> failures = new ConcurrentLinkedQueue<>();

    SoapLogoutListener(Integer... failures) {
        this.failures.addAll(List.of(failures));
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/soap", this::heard);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/soap";
    }

    /** Whatever arrived, also what was not answered with 200. */
    List<String> bodies() {
        return List.copyOf(bodies);
    }

    private void heard(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        bodies.add(body);
        Integer failure = failures.poll();
        if (failure == null) {
            byte[] answer =
                    ANSWER.formatted(SamlLogout.in(body).id(), SamlApp.ID).getBytes(UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/xml");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        } else {
            exchange.sendResponseHeaders(failure, -1);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
