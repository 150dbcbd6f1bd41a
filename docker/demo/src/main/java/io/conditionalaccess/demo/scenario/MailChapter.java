// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.demo.scenario;

import static io.conditionalaccess.demo.DemoRealm.ALICE_LAPTOP;
import static io.conditionalaccess.demo.scenario.Seat.BLOCKED;
import static io.conditionalaccess.demo.scenario.Sensor.ACCEPTED;

import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.client.AdminClient;
import io.conditionalaccess.demo.client.DeviceBrowser;
import io.conditionalaccess.demo.client.MailCatcher;
import io.conditionalaccess.demo.client.Visit;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A link in a mail, which changes an account without a login: it does nothing while the device is held. */
final class MailChapter {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final Pattern LINK = Pattern.compile("https://\\S+/login-actions/\\S+");
    private static final String ADDRESS = "alice@demo.example";
    /** The same again, so that the scenario can be played again. */
    private static final String PASSWORD = "alice";

    private static final String ARRIVED = "a mail with a link";
    private static final String CHANGED = "a new password";
    private final Story story;
    private final AdminClient admin;
    private final MailCatcher mails;
    private final DeviceBrowser browser;
    private final Sensor edr;
    private Set<String> before = Set.of();
    private Optional<URI> link = Optional.empty();
    private Optional<Visit.Page> blocked = Optional.empty();

    MailChapter(Story story, AdminClient admin, MailCatcher mails, DeviceBrowser browser, Sensor edr) {
        this.story = story;
        this.admin = admin;
        this.mails = mails;
        this.browser = browser;
        this.edr = edr;
    }

    void play() {
        story.chapter("A link in a mail");
        story.step("An administrator has Alice sent a link for a new password", "204", this::send);
        story.step("The mail catcher shows it", ARRIVED, this::receive);
        story.step("The EDR reports risk medium", ACCEPTED, () -> edr.says(ALICE_LAPTOP, Report.risk("medium")));
        story.step("Alice follows the link on her laptop", BLOCKED, this::follow);
        story.step("The EDR gives the all-clear", ACCEPTED, () -> edr.says(ALICE_LAPTOP, Report.risk("none")));
        story.step("Alice presses \"try again\", and chooses a password", CHANGED, this::choose);
    }

    private Seen send() {
        before = new HashSet<>(mails.to(ADDRESS));
        String alice = admin.get(DemoRealm.NAME + "/users?exact=true&username=alice")
                .expect(200)
                .json()
                .path(0)
                .path("id")
                .asText();
        String mail = DemoRealm.NAME + "/users/" + alice + "/execute-actions-email?client_id=app";
        return new Seen(
                Integer.toString(admin.put(mail, List.of("UPDATE_PASSWORD")).status()));
    }

    private Seen receive() {
        Instant deadline = Instant.now().plus(LONGEST_WAIT);
        Optional<String> mail = unread();
        while (mail.isEmpty() && Instant.now().isBefore(deadline)) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            mail = unread();
        }
        Matcher found = LINK.matcher(mail.map(mails::text).orElse(""));
        link = found.find() ? Optional.of(URI.create(found.group())) : Optional.empty();
        return new Seen(link.isPresent() ? ARRIVED : mail.isPresent() ? "a mail without a link" : "no mail");
    }

    private Optional<String> unread() {
        return mails.to(ADDRESS).stream().filter(id -> !before.contains(id)).findFirst();
    }

    private Seen follow() {
        Visit visit = browser.go(link.orElseThrow(() -> new IllegalStateException("no link to follow")));
        blocked =
                visit instanceof Visit.Page page && page.reference().isPresent() ? Optional.of(page) : Optional.empty();
        return blocked.map(page -> new Seen(
                        "blocked page, " + page.status(),
                        "reference " + page.reference().orElseThrow()))
                .orElseGet(() -> new Seen(visit.toString()));
    }

    private Seen choose() {
        Visit.Page asked =
                page(browser.tryAgain(blocked.orElseThrow(() -> new IllegalStateException("no page to press it on"))));
        // Keycloak asks in between, because mail programs open links too.
        Visit.Page form = page(browser.go(asked.link("action-token")
                .orElseThrow(() -> new IllegalStateException("no way on from " + asked.text()))));
        Visit.Page end = page(browser.submit(form, Map.of("password-new", PASSWORD, "password-confirm", PASSWORD)));
        return new Seen(end.text().contains("account has been updated") ? CHANGED : end.text());
    }

    private static Visit.Page page(Visit visit) {
        if (visit instanceof Visit.Page page) {
            return page;
        }
        throw new IllegalStateException("no page, but " + visit);
    }
}
