// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a person sees, in a real browser. The screenshots in docs/images are copies of those made here. */
@Tag("core")
class BrowserIT {
    private static final Path SCREENSHOTS = Built.servers().resolveSibling("screenshots");

    private Chromium chromium;
    private TestRealm realm;
    private WebApplication application;

    @BeforeEach
    void start() {
        chromium = Chromium.start();
        realm = TestRealm.create().device("alice-laptop");
        application = new WebApplication(realm);
    }

    @AfterEach
    void stop() {
        if (application != null) {
            application.close();
            chromium.close();
        }
    }

    @Test
    void afterRemediationTryAgainLeadsIntoTheApplicationWithoutAnotherPassword() {
        try (BrowserContext machine = chromium.withoutScripts(
                Authorities.DEVICES.device("alice-laptop"), realm.uri().resolve("/"), "en-US")) {
            Page page = machine.newPage();
            page.navigate(application.home().toString());
            login(page);
            assertThat(page.textContent("#greeting")).isEqualTo("Hello alice on alice-laptop");

            assertThat(realm.tell(
                            realm.edr(),
                            "alice-laptop",
                            Map.of(
                                    "risk",
                                    "medium",
                                    "reason",
                                    Map.of(
                                            "code",
                                            "pua",
                                            "user",
                                            Map.of(
                                                    "en",
                                                    "A program that is not allowed was found: CoinMiner.",
                                                    "de",
                                                    "Ein unerlaubtes Programm wurde gefunden: CoinMiner.")))))
                    .isEqualTo("applied");
            Response blocked = page.navigate(application.home().toString());
            assertThat(blocked.status()).isEqualTo(403);
            assertThat(page.textContent("body"))
                    .contains("Device alice-laptop")
                    .contains("A program that is not allowed was found: CoinMiner.");
            String reference = page.textContent("#device-blocked-reference").strip();
            assertThat(realm.admin
                            .get(realm.name + "/device-compliance/decisions/" + reference)
                            .expect(200)
                            .json()
                            .path("ref")
                            .asText())
                    .isEqualTo(reference);
            screenshot(page, "device-blocked.png");

            Response again = page.waitForResponse(
                    response -> response.request().isNavigationRequest(), () -> page.click("#device-blocked-retry"));
            assertThat(again.status()).as("still blocked").isEqualTo(403);
            page.waitForSelector("#device-blocked-reference");

            assertThat(realm.tell(realm.edr(), "alice-laptop", Map.of("risk", "none")))
                    .isEqualTo("applied");
            page.click("#device-blocked-retry");
            page.waitForSelector("#greeting");
            assertThat(page.textContent("#greeting")).isEqualTo("Hello alice on alice-laptop");
        }
    }

    @Test
    void theOpenPageContinuesByItself() {
        assertThat(realm.tell(realm.edr(), "alice-laptop", Map.of("risk", "medium")))
                .isEqualTo("applied");
        try (BrowserContext machine = chromium.on(
                Authorities.DEVICES.device("alice-laptop"), realm.uri().resolve("/"), "en-US")) {
            Page page = machine.newPage();
            page.navigate(application.home().toString());
            login(page);
            page.waitForSelector("#device-blocked-waiting:has-text('continues by itself')");
            assertThat(page.getAttribute("#device-blocked-waiting", "aria-live"))
                    .isEqualTo("polite");
            Response first = page.waitForResponse(reply -> reply.url().contains("/waiting"), () -> {});
            assertThat(first.text()).isEqualTo("{\"goOn\":false}");

            assertThat(realm.tell(realm.edr(), "alice-laptop", Map.of("risk", "none")))
                    .isEqualTo("applied");

            page.waitForSelector("#greeting");
            assertThat(page.textContent("#greeting")).isEqualTo("Hello alice on alice-laptop");
        }
    }

    @Test
    void speaksThePersonsLanguage() {
        realm.tell(
                realm.edr(),
                "alice-laptop",
                Map.of("risk", "high", "reason", Map.of("user", Map.of("en", "Malware.", "de", "Schadsoftware."))));
        try (BrowserContext machine = chromium.on(
                Authorities.DEVICES.device("alice-laptop"), realm.uri().resolve("/"), "de-DE")) {
            Page page = machine.newPage();
            page.navigate(application.home().toString());
            login(page);
            assertThat(page.textContent("#device-blocked-source")).contains("Schadsoftware.");
            assertThat(page.textContent("body")).contains("gesperrt");
            assertThat(page.locator("#device-blocked p").first().evaluate("p => getComputedStyle(p).marginBlockEnd"))
                    .as("the page has its own style")
                    .isEqualTo("12px");
            screenshot(page, "device-blocked-de.png");
        }
    }

    @Test
    void saysThatAndWhyADeviceWasNotRecognised() {
        try (BrowserContext machine = chromium.onUnknown("en-US")) {
            Page page = machine.newPage();
            page.navigate(application.home().toString());
            login(page);
            assertThat(page.textContent("#device-blocked-device")).contains("could not recognise this device");
            screenshot(page, "device-not-recognised.png");
        }
    }

    @Test
    void sourceTextIsShownAsTextWhateverItHolds() {
        realm.tell(
                realm.edr(),
                "alice-laptop",
                Map.of(
                        "risk",
                        "medium",
                        "reason",
                        Map.of("user", Map.of("en", "<img src=x onerror=alert(1)> & ${7*7}"))));
        try (BrowserContext machine = chromium.on(
                Authorities.DEVICES.device("alice-laptop"), realm.uri().resolve("/"), "en-US")) {
            Page page = machine.newPage();
            page.navigate(application.home().toString());
            login(page);
            assertThat(page.textContent("#device-blocked-source").strip())
                    .isEqualTo("<img src=x onerror=alert(1)> & ${7*7}");
            assertThat(page.querySelectorAll("#device-blocked img")).isEmpty();
        }
    }

    @Test
    void tellsTheDeadlineAndGoesOnWithoutAnotherPassword() {
        realm.recipe.policy(Map.of("gracePeriod", "P3D", "supportUrl", "https://help.example/devices"));
        realm.tell(
                realm.mdm(),
                "alice-laptop",
                Map.of(
                        "compliance",
                        "not-compliant",
                        "reason",
                        Map.of(
                                "user",
                                Map.of("en", "Disk encryption is off.", "de", "Die Festplatte ist unverschlüsselt."))));
        for (String locale : List.of("de-DE", "en-US")) {
            boolean german = locale.startsWith("de");
            try (BrowserContext machine = chromium.on(
                    Authorities.DEVICES.device("alice-laptop"), realm.uri().resolve("/"), locale)) {
                Page page = machine.newPage();
                page.navigate(application.home().toString());
                login(page);
                assertThat(page.textContent("#device-warning-source"))
                        .contains(german ? "unverschlüsselt" : "Disk encryption");
                assertThat(page.textContent("#device-warning-deadline")).endsWith(" UTC");
                screenshot(page, german ? "device-warning-de.png" : "device-warning.png");
                if (!german) {
                    page.click("#device-warning-continue");
                    page.waitForSelector("#greeting");
                    assertThat(page.textContent("#greeting")).isEqualTo("Hello alice on alice-laptop");
                }
            }
        }
    }

    private static void login(Page page) {
        page.fill("#username", "alice");
        page.fill("#password", "alice");
        page.click("[name=login]");
        page.waitForLoadState();
    }

    private static void screenshot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name)));
    }
}
