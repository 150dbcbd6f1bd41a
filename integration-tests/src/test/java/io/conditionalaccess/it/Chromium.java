// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ClientCertificate;
import io.conditionalaccess.demo.tls.Identity;
import java.io.File;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The Chromium or Chrome that is installed on this machine. */
final class Chromium implements AutoCloseable {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path executable) {
        // The driver would download browsers of its own.
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setHeadless(true)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    /** Skips the test, and says so, where none is installed; fails it where the environment says {@code BROWSER_REQUIRED=true}. */
    static Chromium start() {
        Optional<Path> executable = installed();
        if (executable.isEmpty()) {
            String message =
                    "no Chromium or Chrome is installed (looked for " + NAMES + "): the browser was not tested";
            if (Boolean.parseBoolean(System.getenv("BROWSER_REQUIRED"))) {
                throw new AssertionError(message);
            }
            System.err.println(message);
            abort(message);
        }
        return new Chromium(executable.orElseThrow());
    }

    /** A window without history on a machine that shows this certificate. */
    BrowserContext on(Identity device, URI server, String locale) {
        return browser.newContext(options(device, server, locale));
    }

    /** As above, where somebody switched scripts off. */
    BrowserContext withoutScripts(Identity device, URI server, String locale) {
        return browser.newContext(options(device, server, locale).setJavaScriptEnabled(false));
    }

    private static Browser.NewContextOptions options(Identity device, URI server, String locale) {
        return new Browser.NewContextOptions()
                .setIgnoreHTTPSErrors(true)
                .setLocale(locale)
                .setViewportSize(1000, 900)
                .setClientCertificates(List.of(new ClientCertificate(server.toString())
                        .setCert(device.certificatePem().getBytes(StandardCharsets.US_ASCII))
                        .setKey(device.keyPem().getBytes(StandardCharsets.US_ASCII))));
    }

    /** As above, on a machine without a certificate. */
    BrowserContext onUnknown(String locale) {
        return browser.newContext(new Browser.NewContextOptions()
                .setIgnoreHTTPSErrors(true)
                .setLocale(locale)
                .setViewportSize(1000, 900));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    private static Optional<Path> installed() {
        List<String> folders = List.of(System.getenv("PATH").split(File.pathSeparator));
        return NAMES.stream()
                .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
                .flatMap(path -> Files.isExecutable(path) ? Stream.of(path) : Stream.empty())
                .findFirst();
    }
}
