// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.client.DeviceBrowser;
import io.conditionalaccess.demo.client.Visit;
import io.conditionalaccess.demo.http.Http;
import io.conditionalaccess.demo.http.Reply;
import java.net.URI;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the page for blocked devices asks while it waits, and who gets an answer. */
class WaitingPageIT {
    private static final Pattern ADDRESS = Pattern.compile("data-address=\"([^\"]+)\"");
    private static final String WAIT = "{\"goOn\":false}";
    private static final String GO_ON = "{\"goOn\":true}";

    private final TestRealm realm = TestRealm.create().device("laptop").device("phone");
    private final Http laptop = realm.from("laptop");
    private final DeviceBrowser browser = realm.browser(laptop);

    @Test
    void theBrowserThatWaitsLearnsWhenItMayGoOn() {
        infect("medium");
        Visit.Page page = Visits.blocked(browser.login(DemoRealm.APP, "alice", "alice"));
        assertThat(asked(browser, page).body()).isEqualTo(WAIT);
        assertThat(asked(browser, page).header("Cache-Control").orElse("")).contains("no-store");

        infect("none");

        assertThat(asked(browser, page).body()).isEqualTo(GO_ON);
        Visits.code(browser.tryAgain(page));
        assertThat(asked(browser, page).body()).isEqualTo(WAIT);
    }

    @Test
    void aPersonWhoseSessionWasRevokedLearnsWhenANewLoginHelps() {
        Visits.code(browser.login(DemoRealm.APP, "alice", "alice"));
        Visit.Page held = (Visit.Page) heldPage();
        infect("high");
        assertThat(asked(browser, held).body()).isEqualTo(WAIT);

        infect("none");

        assertThat(asked(browser, held).body()).isEqualTo(GO_ON);
        Visits.loginPage(browser.tryAgain(held));
    }

    @Test
    void nobodyElseLearnsAnything() {
        infect("medium");
        Visit.Page page = Visits.blocked(browser.login(DemoRealm.APP, "alice", "alice"));
        Visit.Page login = Visits.loginPage(realm.browser(laptop).open(DemoRealm.APP));
        infect("none");

        assertThat(laptop.get(address(page)).expect(200).body()).isEqualTo(WAIT);
        assertThat(laptop.get(realm.uri().resolve(realm.name + "/device-compliance/waiting"))
                        .expect(200)
                        .body())
                .isEqualTo(WAIT);
        assertThat(asked(realm.browser(laptop), page).body()).isEqualTo(WAIT);
        assertThat(login.reply().body()).doesNotContain("device-compliance/waiting");
    }

    @Test
    void anotherDeviceWithTheCookieIsAnsweredForItself() {
        infect("medium");
        Visit.Page page = Visits.blocked(browser.login(DemoRealm.APP, "alice", "alice"));

        assertThat(asked(browser.withCookiesStolenBy(realm.fromNowhere()), page).body())
                .isEqualTo(WAIT);
        assertThat(asked(browser.withCookiesStolenBy(realm.from("phone")), page).body())
                .isEqualTo(GO_ON);
    }

    @Test
    void askingLeavesNoTrace() {
        infect("medium");
        Denials denials = Denials.keptBy(realm);
        Visit.Page page = Visits.blocked(browser.login(DemoRealm.APP, "alice", "alice"));
        int records = records();

        asked(browser, page);
        asked(browser, page);

        assertThat(denials.all()).hasSize(1);
        assertThat(records()).isEqualTo(records);
    }

    private Visit heldPage() {
        infect("medium");
        return Visits.blocked(browser.open(DemoRealm.APP));
    }

    private static Reply asked(DeviceBrowser browser, Visit.Page page) {
        return ((Visit.Page) browser.go(address(page))).reply().expect(200);
    }

    private static URI address(Visit.Page page) {
        Matcher address = ADDRESS.matcher(page.reply().body());
        assertThat(address.find()).as(page.text()).isTrue();
        return page.address().resolve(address.group(1).replace("&amp;", "&"));
    }

    private int records() {
        JsonNode found = realm.admin
                .get(realm.api("decisions?device=laptop"))
                .expect(200)
                .json();
        return found.size();
    }

    private void infect(String risk) {
        assertThat(realm.tell(realm.edr(), "laptop", Map.of("risk", risk))).isEqualTo("applied");
    }
}
