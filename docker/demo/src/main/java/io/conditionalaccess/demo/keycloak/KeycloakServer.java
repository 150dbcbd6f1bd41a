// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.demo.keycloak;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real server on this machine, started by what runs its distribution. It ends with this program at the latest. */
public final class KeycloakServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
    private final KeycloakDistribution keycloak;
    private final ServerOptions options;
    private Optional<RunningKc> process = Optional.empty();

    public KeycloakServer(KeycloakDistribution keycloak, ServerOptions options) {
        this.keycloak = keycloak;
        this.options = options;
    }

    /**
     * Starts it and waits until it serves requests.
     *
     * @throws PortTakenException before anything is started
     * @throws IllegalStateException if it ends, or is not ready within five minutes; names the log
     */
    public KeycloakServer start() {
        options.ports().requireFree();
        BuildRace.repeat(options.log(), () -> {
            process = Optional.of(keycloak.start(commandLine(), options.environment(), options.log()));
            awaitReady();
        });
        return this;
    }

    /** Ends it in order. */
    public void stop() {
        process.ifPresent(RunningKc::close);
        process = Optional.empty();
    }

    /** Ends it as {@code kill -9} does. */
    public void kill() {
        process.ifPresent(RunningKc::kill);
        process = Optional.empty();
    }

    /** Stops and starts it on the same data. */
    public void restart() {
        stop();
        start();
    }

    @Override
    public void close() {
        stop();
    }

    /** Completes when the server ends, for whatever reason. */
    public CompletableFuture<Void> ended() {
        return process.map(running -> running.ended().thenAccept(ignored -> {}))
                .orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    /** For example {@code http://localhost:8080}. */
    public URI http() {
        return URI.create("http://localhost:" + options.ports().http());
    }

    /** For example {@code https://localhost:8443}; answers only if a certificate was configured. */
    public URI https() {
        return URI.create("https://localhost:" + options.ports().https());
    }

    /** Health and metrics, over http. */
    public URI management() {
        return URI.create("http://localhost:" + options.ports().management());
    }

    private List<String> commandLine() {
        Ports ports = options.ports();
        Stream<String> own = Stream.of(
                "--http-enabled=true",
                "--http-port=" + ports.http(),
                "--https-port=" + ports.https(),
                "--http-management-port=" + ports.management(),
                "--http-management-scheme=http");
        return Stream.of(options.command().stream(), own, options.arguments().stream())
                .flatMap(words -> words)
                .toList();
    }

    private void awaitReady() {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!Readiness.of(http(), management())) {
            if (process.map(running -> running.ended().isDone()).orElse(true)) {
                throw new IllegalStateException("Keycloak ended while it was starting, see " + options.log());
            }
            if (Instant.now().isAfter(deadline)) {
                stop();
                throw new IllegalStateException("Keycloak was not ready after " + PATIENCE + ", see " + options.log());
            }
            pause();
        }
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop();
            throw new IllegalStateException("interrupted while Keycloak was starting", e);
        }
    }
}
