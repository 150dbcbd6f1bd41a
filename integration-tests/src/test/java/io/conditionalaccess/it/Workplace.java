// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import io.conditionalaccess.demo.tls.Identity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** What a test of a real client works with: a realm in mode enforce, alice's laptop, and a Chromium on it. */
public final class Workplace implements AutoCloseable {
    private static final String LAPTOP = "laptop";

    private final TestRealm realm = TestRealm.create().device(LAPTOP);
    private final RealmSettings settings = new RealmSettings(realm);
    private final Identity laptop = Authorities.DEVICES.device(LAPTOP);
    private final Denials denials = Denials.keptBy(realm);
    private final Deque<Runnable> closers = new ArrayDeque<>();

    /** For example {@code https://localhost:8443/realms/test-1}. */
    public URI realm() {
        return realm.uri();
    }

    /** The laptop's certificate and key. */
    public Identity laptop() {
        return laptop;
    }

    /** A certificate for a server at localhost. */
    public Identity localServer() {
        return Authorities.DEVICES.localServer();
    }

    /** Who issued the server's certificate, as PEM. */
    public String authority() {
        return Authorities.DEVICES.self().certificatePem();
    }

    /** What the sources say of the laptop from now on: {@code medium} holds, {@code high} revokes, {@code none} is well. */
    public void laptopIs(String risk) {
        assertThat(realm.tell(realm.edr(), LAPTOP, Map.of("risk", risk))).isEqualTo("applied");
    }

    /** Changes these settings of the realm. */
    public void settings(Map<String, ?> changes) {
        settings.change(changes);
    }

    /** Changes these keys of the policy. */
    public void policy(Map<String, String> changes) {
        realm.recipe.policy(changes);
    }

    /** Creates a client. */
    public void client(Map<String, ?> client) {
        settings.client(client);
    }

    /** Sets one attribute of a client. */
    public void clientAttribute(String clientId, String key, String value) {
        settings.clientAttribute(clientId, key, value);
    }

    /** The types of the events of all refusals so far, the newest first. */
    public List<String> refusals() {
        return denials.types();
    }

    /** How many sessions alice has in Keycloak. */
    public int sessions() {
        return settings.sessions("alice");
    }

    /** A window on the laptop, closed together with this. */
    public BrowserContext browser() {
        Chromium chromium = Chromium.start();
        closers.push(chromium::close);
        BrowserContext window = chromium.on(laptop, realm.uri().resolve("/"), "en-US");
        closers.push(window::close);
        return window;
    }

    /** A new folder of this test below the module's {@code target/real-clients}. */
    public Path folder(String name) {
        try {
            return Files.createDirectories(
                    Built.servers().resolveSibling("real-clients").resolve(name + "-" + realm.name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file or folder of the module's {@code src/test/clients}. */
    public static Path source(String path) {
        return Built.root().resolve("integration-tests/src/test/clients").resolve(path);
    }

    @Override
    public void close() {
        closers.forEach(Runnable::run);
        closers.clear();
    }
}
