// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.demo.scenario;

import static io.conditionalaccess.demo.DemoRealm.ALICE_LAPTOP;
import static io.conditionalaccess.demo.DemoRealm.ALICE_PHONE;
import static io.conditionalaccess.demo.DemoRealm.BOB_LAPTOP;
import static io.conditionalaccess.demo.scenario.Seat.BLOCKED;
import static io.conditionalaccess.demo.scenario.Seat.GRANTED;
import static io.conditionalaccess.demo.scenario.Seat.NO_SILENT_LOGIN;
import static io.conditionalaccess.demo.scenario.Seat.REFUSED;
import static io.conditionalaccess.demo.scenario.Sensor.ACCEPTED;

import io.conditionalaccess.demo.DemoAddress;
import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.client.AdminClient;
import io.conditionalaccess.demo.client.DeviceBrowser;
import io.conditionalaccess.demo.client.MailCatcher;
import io.conditionalaccess.demo.client.TokenClient;
import io.conditionalaccess.demo.client.Tokens;
import io.conditionalaccess.demo.http.Http;
import io.conditionalaccess.demo.http.Reply;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The whole story: infection, what it ends, who is spared, remediation, access again. */
public final class Scenario {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    private final Story story;
    private final AdminClient admin;
    private final TokenClient api;
    private final Seat laptop;
    private final Seat phone;
    private final Seat bob;
    private final Seat stranger;
    private final DeviceBrowser browser;
    private final DeviceBrowser mailBrowser;
    private final Sensor edr;
    private final Sensor mdm;
    private final Sensor impostor;
    private final String alert = "alert-" + UUID.randomUUID();

    public Scenario(DemoAddress server, PrintStream out) {
        URI realm = server.realm();
        Http outside = server.certificates().fromUnknownMachine();
        story = new Story(out);
        admin = server.admin();
        api = new TokenClient(outside, realm, DemoRealm.API_CLIENT, Optional.of(DemoRealm.API_SECRET));
        laptop = new Seat(server.certificates().from(ALICE_LAPTOP), realm, "alice");
        phone = new Seat(server.certificates().from(ALICE_PHONE), realm, "alice");
        bob = new Seat(server.certificates().from(BOB_LAPTOP), realm, "bob");
        stranger = new Seat(outside, realm, "alice");
        browser = new DeviceBrowser(server.certificates().from(ALICE_LAPTOP), realm);
        mailBrowser = new DeviceBrowser(server.certificates().from(ALICE_LAPTOP), realm);
        edr = new Sensor(outside, realm, DemoRealm.EDR, DemoRealm.EDR_SECRET);
        mdm = new Sensor(outside, realm, DemoRealm.MDM, DemoRealm.MDM_SECRET);
        impostor = new Sensor(outside, realm, DemoRealm.EDR, DemoRealm.MDM_SECRET);
    }

    /** Plays it; whether every step held. */
    public boolean play() {
        playAll();
        return story.end();
    }

    /** Plays it, then how the example application at this address lives through it, and what a link in a mail does. */
    public boolean playInCluster(URI application, URI mails) {
        playAll();
        new ApplicationChapter(story, application, browser, edr).play();
        new MailChapter(story, admin, new MailCatcher(mails), mailBrowser, edr).play();
        return story.end();
    }

    private void playAll() {
        everythingIsWell();
        malwareOnTheLaptop();
        othersAreSpared();
        theLaptopIsCleaned();
        aSuspicionHolds();
        onlyWhoRaisedItClearsIt();
        whoIsNotBelieved();
    }

    private void everythingIsWell() {
        story.chapter("Everything is well");
        DemoRealm.DEVICES.forEach(this::operatorClears);
        story.step("Alice logs in on her laptop", Seat.in(ALICE_LAPTOP), laptop::freshLogin);
        story.step("Alice logs in on her phone", Seat.in(ALICE_PHONE), phone::freshLogin);
        story.step("Bob logs in on his laptop", Seat.in(BOB_LAPTOP), bob::freshLogin);
        story.step("The app on Alice's laptop refreshes its tokens", GRANTED, laptop::refresh);
        story.step("The API asks about Alice's token", "active", this::introspect);
    }

    private void malwareOnTheLaptop() {
        story.chapter("Malware on Alice's laptop");
        story.step("The EDR raises an alert, risk high", ACCEPTED, () -> edr.says(ALICE_LAPTOP, Report.malware(alert)));
        story.step("The app on the laptop refreshes its tokens", REFUSED, () -> firstRefusal(laptop));
        story.step("The API asks about the token it still has", "not active", this::introspect);
        story.step("Userinfo with that token", "401", laptop::userinfo);
        story.step("Alice opens the app again, giving her password if asked", BLOCKED, laptop::login);
        story.step("An administrator looks the reference up", "names alice-laptop", this::lookUpReference);
        story.step("Alice logs in with a fresh browser on the laptop", BLOCKED, laptop::freshLogin);
    }

    private void othersAreSpared() {
        story.chapter("Other devices are spared");
        story.step("The app on Alice's phone refreshes its tokens", GRANTED, phone::refresh);
        story.step("Alice opens the app on her phone", Seat.in(ALICE_PHONE), phone::open);
        story.step("The app on Bob's laptop refreshes its tokens", GRANTED, bob::refresh);
    }

    private void theLaptopIsCleaned() {
        story.chapter("The laptop is cleaned");
        Optional<Tokens> revoked = laptop.lastTokens();
        story.step("The EDR closes its alert", ACCEPTED, () -> edr.says(ALICE_LAPTOP, Report.cleaned(alert)));
        story.step("Alice presses \"try again\" on the blocked page", Seat.in(ALICE_LAPTOP), laptop::tryAgain);
        story.step("The new session refreshes its tokens", GRANTED, laptop::refresh);
        story.step(
                "The session from before the infection stays dead",
                REFUSED,
                () -> laptop.refresh(revoked.orElseThrow()));
    }

    private void aSuspicionHolds() {
        story.chapter("A suspicion holds what is open, and ends nothing");
        story.step("The EDR reports risk medium", ACCEPTED, () -> edr.says(ALICE_LAPTOP, Report.risk("medium")));
        story.step("The app on the laptop refreshes its tokens", REFUSED, () -> firstRefusal(laptop));
        story.step("Alice opens the app", BLOCKED, laptop::open);
        story.step("The app tries it without a page (prompt=none)", NO_SILENT_LOGIN, laptop::openSilently);
        story.step("The EDR gives the all-clear", ACCEPTED, () -> edr.says(ALICE_LAPTOP, Report.risk("none")));
        story.step("The very same refresh token", GRANTED, laptop::refresh);
        story.step("Alice presses \"try again\", no password", Seat.in(ALICE_LAPTOP), laptop::tryAgain);
    }

    private void onlyWhoRaisedItClearsIt() {
        story.chapter("Only who raised it clears it");
        story.step(
                "The MDM finds Bob's laptop not compliant",
                ACCEPTED,
                () -> mdm.says(BOB_LAPTOP, Report.compliance("not-compliant")));
        story.step("The app on Bob's laptop refreshes its tokens", REFUSED, () -> firstRefusal(bob));
        story.step("The EDR says that the laptop is clean", ACCEPTED, () -> edr.says(BOB_LAPTOP, Report.risk("none")));
        story.step("That does not help Bob", REFUSED, bob::refresh);
        story.step(
                "The MDM finds it compliant again",
                ACCEPTED,
                () -> mdm.says(BOB_LAPTOP, Report.compliance("compliant")));
        story.step("The app on Bob's laptop refreshes its tokens", GRANTED, bob::refresh);
    }

    private void whoIsNotBelieved() {
        story.chapter("Who is not believed");
        story.step("A signal with a wrong signature", "401", () -> impostor.says(ALICE_PHONE, Report.risk("high")));
        story.step("Alice's phone did not notice", GRANTED, phone::refresh);
        story.step(
                "The same signal sent twice", "202 duplicate", () -> edr.saysTwice(ALICE_PHONE, Report.risk("none")));
        story.step("Alice logs in on a machine without a certificate", BLOCKED, stranger::freshLogin);
    }

    private void operatorClears(String device) {
        story.step("An operator clears " + device, "cleared", () -> {
            Reply reply = admin.post(
                    DemoRealm.NAME + "/device-compliance/devices/" + device + "/clear",
                    Map.of("reason", "the demo scenario starts afresh"));
            return new Seen(reply.status() / 100 == 2 ? "cleared" : reply.status() + " " + reply.body());
        });
    }

    /** Refreshes until it is refused, to see how soon after the signal was accepted that is. */
    private static Seen firstRefusal(Seat seat) {
        Instant accepted = Instant.now();
        Seen seen = seat.refresh();
        while (seen.outcome().equals(GRANTED) && Instant.now().isBefore(accepted.plus(LONGEST_WAIT))) {
            seen = seat.refresh();
        }
        return seen.and(Duration.between(accepted, Instant.now()).toMillis() + " ms after the signal was accepted");
    }

    private Seen introspect() {
        boolean active =
                api.introspect(laptop.tokens().access()).json().path("active").asBoolean();
        return new Seen(active ? "active" : "not active");
    }

    private Seen lookUpReference() {
        Reply reply = admin.get(DemoRealm.NAME + "/device-compliance/decisions/" + laptop.reference());
        boolean named = reply.status() == 200 && reply.body().contains("\"" + ALICE_LAPTOP + "\"");
        return new Seen(named ? "names alice-laptop" : reply.status() + " " + reply.body());
    }
}
