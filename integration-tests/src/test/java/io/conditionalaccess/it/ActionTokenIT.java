// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.client.AdminClient;
import io.conditionalaccess.demo.client.DeviceBrowser;
import io.conditionalaccess.demo.client.Visit;
import io.conditionalaccess.demo.http.Http;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Links in mails that change an account. They sign nobody in, so what they have to show is not what logins have to. */
class ActionTokenIT {
    private final TestRealm realm = TestRealm.create().device("laptop");
    private final RealmSettings settings = new RealmSettings(realm);
    private final Denials denials = Denials.keptBy(realm);
    private final Mailbox mailbox = Mailbox.of(realm);
    private final Http laptop = realm.from("laptop");
    private final DeviceBrowser browser = realm.browser(laptop);

    @AfterEach
    void close() {
        mailbox.close();
    }

    @Test
    void anAdministratorsLinkServesOnAHealthyDevice() {
        assertThat(PasswordPages.answer(browser, proceed(browser.go(updatePassword())), "another"))
                .isInstanceOfSatisfying(
                        Visit.Page.class, page -> assertThat(page.text()).contains("Your account has been updated"));

        assertThat(PasswordPages.isPassword(realm, "another")).isTrue();
        assertThat(denials.all()).isEmpty();
    }

    @Test
    void anAdministratorsLinkDoesNothingOnABadDeviceUntilThatIsWell() {
        URI link = updatePassword();
        infect("medium");

        Visit.Page page = Visits.blocked(browser.go(link));
        assertThat(denials.types()).isEqualTo(List.of("LOGIN_ERROR"));
        infect("none");

        PasswordPages.answer(browser, proceed(browser.tryAgain(page)), "another");
        assertThat(PasswordPages.isPassword(realm, "another")).isTrue();
    }

    @Test
    void anAnswerFromADeviceThatWentBadMeanwhileIsNotTaken() {
        Visit asked = PasswordPages.asked(proceed(browser.go(updatePassword())));
        infect("medium");

        Visits.blocked(PasswordPages.answer(browser, asked, "another"));

        assertThat(PasswordPages.isPassword(realm, "another")).isFalse();
    }

    @Test
    void monitorLetsTheLinkServe() {
        URI link = updatePassword();
        realm.recipe.policy(Map.of("mode", "monitor"));
        infect("high");

        PasswordPages.answer(browser, proceed(browser.go(link)), "another");

        assertThat(PasswordPages.isPassword(realm, "another")).isTrue();
        assertThat(denials.all()).isEmpty();
    }

    @Test
    void anAddressIsNotVerifiedFromABadDevice() {
        settings.user("alice", Map.of("emailVerified", false));
        settings.change(Map.of("verifyEmail", true));
        Visit sent = browser.login(DemoRealm.APP, "alice", "alice");
        assertThat(((Visit.Page) sent).text()).contains("verify your email");
        URI link = mailbox.link();
        infect("medium");

        Visit.Page page = Visits.blocked(browser.go(link));
        assertThat(settings.userNamed("alice").path("emailVerified").asBoolean())
                .isFalse();
        infect("none");

        assertThat(Visits.device(Visits.tokens(realm.app(laptop), browser.tryAgain(page))))
                .isEqualTo("laptop");
        assertThat(settings.userNamed("alice").path("emailVerified").asBoolean())
                .isTrue();
    }

    /** As an administrator sends it; the link leads where the administrator's request went. */
    private URI updatePassword() {
        new AdminClient(realm.fromNowhere(), SharedServer.https(), "admin", "admin")
                .put(settings.pathOfUser("alice") + "/execute-actions-email?client_id=app", List.of("UPDATE_PASSWORD"))
                .expect(204);
        return mailbox.link();
    }

    /** Keycloak asks in between, because mail programs open links too. */
    private Visit proceed(Visit visit) {
        return browser.go(((Visit.Page) visit).link("action-token").orElseThrow());
    }

    private void infect(String risk) {
        assertThat(realm.tell(realm.edr(), "laptop", Map.of("risk", risk))).isEqualTo("applied");
    }
}
