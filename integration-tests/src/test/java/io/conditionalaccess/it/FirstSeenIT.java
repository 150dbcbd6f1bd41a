// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.client.AdminClient;
import io.conditionalaccess.demo.client.Tokens;
import io.conditionalaccess.demo.client.Visit;
import io.conditionalaccess.demo.http.Http;
import io.conditionalaccess.demo.http.Reply;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** A person logs in with a device that has a certificate of the device CA, and that nobody registered. */
class FirstSeenIT {
    private final TestRealm realm = TestRealm.create();
    private final Http newcomer = realm.from("New-Laptop");

    @Test
    void registerMakesItTheDeviceOfThePerson() {
        firstSeen("register");

        Tokens tokens = Visits.tokens(realm.app(newcomer), realm.visit(newcomer));

        assertThat(Visits.device(tokens)).isEqualTo("New-Laptop");
        JsonNode device = realm.shown("new-laptop");
        assertThat(device.path("id").asText()).isEqualTo("New-Laptop");
        assertThat(device.path("owners"))
                .singleElement()
                .matches(owner -> owner.asText().equals("alice"));
        assertThat(device.path("platform").isNull()).isTrue();
        realm.tell(realm.edr(), "new-laptop", Map.of("risk", "medium"));
        realm.app(newcomer).refresh(tokens.refresh()).expect(400);
    }

    @Test
    void whatWasParkedForItCountsAtOnce() {
        firstSeen("register");
        assertThat(realm.tell(realm.edr(), "new-laptop", Map.of("risk", "high")))
                .isEqualTo("parked");

        Visit.Page page = Visits.blocked(realm.visit(newcomer));

        assertThat(ruleOf(page)).isEqualTo("risk");
        assertThat(realm.shown("new-laptop").path("access").asText()).isEqualTo("revoke");
    }

    @Test
    void pendingWaitsForAnOperator() {
        firstSeen("pending");

        assertThat(ruleOf(Visits.blocked(realm.visit(newcomer)))).isEqualTo("awaiting-approval");
        realm.app(newcomer).password("alice", "alice", "openid").expect(400);
        assertThat(realm.shown("new-laptop").path("owners").path(0).asText()).isEqualTo("alice");
    }

    @Test
    void denyRegistersNothing() {
        assertThat(ruleOf(Visits.blocked(realm.visit(newcomer)))).isEqualTo("unknown-device");
        assertThat(realm.devices("/new-laptop").status()).isEqualTo(404);
    }

    @Test
    void whoDoesNotKnowThePasswordRegistersNothing() {
        firstSeen("register");

        Reply wrong = realm.app(newcomer).password("alice", "wrong", "openid");
        Visit again = realm.browser(newcomer).login(DemoRealm.APP, "alice", "wrong");

        assertThat(wrong.body()).contains("Invalid user credentials");
        Visits.loginPage(again);
        assertThat(realm.devices("/new-laptop").status()).isEqualTo(404);
    }

    @Test
    void aCertificateOfAnotherAuthorityRegistersNothing() {
        firstSeen("register");

        Visits.blocked(realm.visit(realm.from(Authorities.STRANGERS.device("new-laptop"))));

        assertThat(realm.devices("/new-laptop").status()).isEqualTo(404);
    }

    @Test
    void aDeletedDeviceDoesNotComeBackByShowingUp() {
        firstSeen("register");
        realm.app(newcomer).password("alice", "alice", "openid").expect(200);
        realm.admin.delete(realm.ofDevice("new-laptop", "")).expect(204);

        assertThat(ruleOf(Visits.blocked(realm.visit(newcomer)))).isEqualTo("unknown-device");

        assertThat(realm.devices("/new-laptop").status()).isEqualTo(404);
    }

    @Test
    void monitorRegistersToo() {
        realm.recipe.policy(Map.of("mode", "monitor", "firstSeen", "pending"));

        Visits.code(realm.visit(newcomer));

        assertThat(realm.shown("new-laptop").path("owners").path(0).asText()).isEqualTo("alice");
    }

    /** New people get one before they have a password. */
    @Test
    void aMailedLinkIntroducesTheDeviceToo() {
        firstSeen("register");
        RealmSettings settings = new RealmSettings(realm);
        try (Mailbox mailbox = Mailbox.of(realm)) {
            new AdminClient(realm.fromNowhere(), SharedServer.https(), "admin", "admin")
                    .put(
                            settings.pathOfUser("alice") + "/execute-actions-email?client_id=app",
                            List.of("UPDATE_PASSWORD"))
                    .expect(204);

            Visit visit = realm.browser(newcomer).go(mailbox.link());

            assertThat(((Visit.Page) visit).status()).isEqualTo(200);
        }
        assertThat(realm.shown("new-laptop").path("owners").path(0).asText()).isEqualTo("alice");
    }

    @Test
    void severalLoginsAtOnceRegisterOneDevice() throws Exception {
        firstSeen("register");
        Callable<Integer> login =
                () -> realm.app(newcomer).password("alice", "alice", "openid").status();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Integer>> logins = threads.invokeAll(List.of(login, login, login, login));
            for (Future<Integer> done : logins) {
                assertThat(done.get()).isEqualTo(200);
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(StreamSupport.stream(
                        realm.devices("?search=new-laptop").expect(200).json().spliterator(), false))
                .hasSize(1);
    }

    @Test
    void onePersonRegistersAtMostTenADay() {
        firstSeen("register");
        IntStream.rangeClosed(1, 10)
                .forEach(i -> realm.app(realm.from("box-" + i))
                        .password("alice", "alice", "openid")
                        .expect(200));

        realm.app(realm.from("box-11")).password("alice", "alice", "openid").expect(400);
        realm.app(realm.from("box-11")).password("bob", "bob", "openid").expect(200);
    }

    private void firstSeen(String answer) {
        realm.recipe.policy(Map.of("firstSeen", answer));
    }

    private String ruleOf(Visit.Page blocked) {
        return realm.admin
                .get(realm.api("decisions/" + blocked.reference().orElseThrow()))
                .expect(200)
                .json()
                .path("rule")
                .asText();
    }
}
