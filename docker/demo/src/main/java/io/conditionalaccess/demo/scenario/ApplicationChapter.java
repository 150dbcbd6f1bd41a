// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.demo.scenario;

import static io.conditionalaccess.demo.DemoRealm.ALICE_LAPTOP;
import static io.conditionalaccess.demo.scenario.Seat.BLOCKED;
import static io.conditionalaccess.demo.scenario.Sensor.ACCEPTED;

import io.conditionalaccess.demo.client.DeviceBrowser;
import io.conditionalaccess.demo.client.Visit;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** An application with a server of its own, which keeps a session that Keycloak has to tell it about. */
final class ApplicationChapter {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final String USED = "the application, on " + ALICE_LAPTOP;
    private static final String SHUT = "401 with a way back";
    private static final String WAITING = "503, still logged in";
    private final Story story;
    private final URI application;
    private final DeviceBrowser browser;
    private final Sensor edr;
    private final String alert = "alert-" + UUID.randomUUID();
    private Visit last = new Visit.Refusal("nothing opened yet");

    ApplicationChapter(Story story, URI application, DeviceBrowser browser, Sensor edr) {
        this.story = story;
        this.application = application;
        this.browser = browser;
        this.edr = edr;
    }

    void play() {
        story.chapter("An application with a server of its own");
        story.step("Alice opens it on her laptop", SHUT, this::open);
        story.step("She follows the way back, and logs in", USED, this::logIn);
        story.step("She goes on", USED, this::open);
        story.step("The EDR raises an alert, risk high", ACCEPTED, () -> edr.says(ALICE_LAPTOP, Report.malware(alert)));
        story.step("The application is shut", SHUT, () -> first(SHUT));
        story.step("Alice follows the way back, and gives her password", BLOCKED, this::logIn);
        story.step("The EDR closes its alert", ACCEPTED, () -> edr.says(ALICE_LAPTOP, Report.cleaned(alert)));
        story.step("Alice presses \"try again\"", USED, () -> arrive(browser.tryAgain(page())));
        story.step("The EDR reports risk medium", ACCEPTED, () -> edr.says(ALICE_LAPTOP, Report.risk("medium")));
        story.step("The application waits", WAITING, () -> first(WAITING));
        story.step("The EDR gives the all-clear", ACCEPTED, () -> edr.says(ALICE_LAPTOP, Report.risk("none")));
        story.step("The very same session goes on, without a login", USED, () -> first(USED));
    }

    private Seen open() {
        return arrive(browser.go(application));
    }

    private Seen followBack() {
        return arrive(browser.go(page().link("/login").orElseThrow()));
    }

    private Seen logIn() {
        Seen seen = followBack();
        return last instanceof Visit.Page page && page.asksForPassword()
                ? arrive(browser.submit(page, Map.of("username", "alice", "password", "alice")))
                : seen;
    }

    /** Opens it until it is so: Keycloak tells it a moment after the signal was accepted, or it asks when it is time to. */
    private Seen first(String expected) {
        Instant accepted = Instant.now();
        Seen seen = open();
        while (!seen.outcome().equals(expected) && Instant.now().isBefore(accepted.plus(LONGEST_WAIT))) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            seen = open();
        }
        return seen.and(Duration.between(accepted, Instant.now()).toMillis() + " ms after the signal was accepted");
    }

    private Visit.Page page() {
        if (last instanceof Visit.Page page) {
            return page;
        }
        throw new IllegalStateException("no page, but " + last);
    }

    private Seen arrive(Visit visit) {
        last = visit;
        if (!(visit instanceof Visit.Page shown)) {
            return new Seen(visit.toString());
        }
        if (shown.status() == 401 && shown.link("/login").isPresent()) {
            return new Seen(SHUT);
        }
        if (shown.status() == 503 && shown.reply().header("Retry-After").isPresent()) {
            return new Seen(WAITING);
        }
        if (shown.status() == 200 && shown.text().contains(ALICE_LAPTOP)) {
            return new Seen(USED);
        }
        return shown.reference()
                .map(reference -> new Seen("blocked page, " + shown.status(), "reference " + reference))
                .orElseGet(() -> new Seen(shown.toString(), shown.text()));
    }
}
