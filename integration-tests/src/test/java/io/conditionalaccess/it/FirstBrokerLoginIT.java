// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import io.conditionalaccess.demo.client.DeviceBrowser;
import io.conditionalaccess.demo.client.Visit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The first login through another identity provider, which makes an account or joins one. */
@Tag("core")
class FirstBrokerLoginIT {
    private final TestRealm realm = TestRealm.create().device("laptop");
    private final Denials denials = Denials.keptBy(realm);
    private final DeviceBrowser browser = realm.browser(realm.from("laptop"));

    @Test
    void aNewAccountGetsInOnceTheDeviceIsWell() {
        Broker.of(realm, "carol@elsewhere.example");
        infect("medium");

        Visit.Page page = Visits.blocked(Broker.login(browser));
        assertThat(denials.types()).isEqualTo(List.of("LOGIN_ERROR"));
        infect("none");

        Visits.code(browser.tryAgain(page));
    }

    @Test
    void anAccountIsNotJoinedFromABadDevice() {
        new RealmSettings(realm).user("alice", Map.of("email", "alice@here.example"));
        Broker broker = Broker.of(realm, "alice@here.example");
        Visit.Page confirm = (Visit.Page) Broker.login(browser);
        Visit.Page password = Visits.loginPage(browser.submit(confirm, Map.of("submitAction", "linkAccount")));
        infect("medium");

        Visit.Page page = Visits.blocked(browser.submit(password, Map.of("username", "alice", "password", "alice")));
        assertThat(broker.isLinked("alice")).isFalse();
        assertThat(denials.types()).isEqualTo(List.of("LOGIN_ERROR"));
        infect("none");

        Visits.code(browser.tryAgain(page));
        assertThat(broker.isLinked("alice")).isTrue();
    }

    /** Who joins by signing in at a second provider comes back from there without a step that is asked about. */
    @Test
    void noMoreIsItWhereAnotherProviderConfirmsWhoItIs() {
        new RealmSettings(realm).user("alice", Map.of("email", "alice@here.example"));
        Broker broker = Broker.of(realm, "alice@here.example");
        Broker.named("another", realm, "carol@another.example").link("alice");
        Visit.Page confirm = (Visit.Page) Broker.login(browser);
        Visit.Page choice = Visits.loginPage(browser.submit(confirm, Map.of("submitAction", "linkAccount")));
        Visit.Page there =
                Visits.loginPage(browser.go(choice.link("/broker/another/login").orElseThrow()));
        infect("medium");

        Visit refused = browser.submit(there, Map.of("username", "carol", "password", "carol"));

        assertThat(refused).isInstanceOf(Visit.Page.class);
        assertThat(broker.isLinked("alice")).isFalse();
        assertThat(denials.types()).isEqualTo(List.of("FEDERATED_IDENTITY_LINK_ERROR"));
    }

    /** Where the provider is that of an organization, the flow makes members before it joins accounts. */
    @Test
    void nobodyBecomesAMemberOfAnOrganizationFromABadDevice() {
        new RealmSettings(realm).user("alice", Map.of("email", "alice@here.example"));
        Broker broker = Broker.of(realm, "alice@here.example");
        String members = organization(Broker.ALIAS) + "/members";
        Visit.Page confirm = (Visit.Page) Broker.login(browser);
        Visit.Page password = Visits.loginPage(browser.submit(confirm, Map.of("submitAction", "linkAccount")));
        infect("medium");

        Visit.Page page = Visits.blocked(browser.submit(password, Map.of("username", "alice", "password", "alice")));
        assertThat(realm.admin.get(members).expect(200).json()).isEmpty();
        assertThat(Visits.blocked(browser.tryAgain(page)).reference()).isPresent();
        infect("none");

        Visits.code(browser.tryAgain(page));
        assertThat(realm.admin.get(members).expect(200).json()).hasSize(1);
        assertThat(broker.isLinked("alice")).isTrue();
    }

    /** Where it is found. */
    private String organization(String provider) {
        new RealmSettings(realm).change(Map.of("organizationsEnabled", true));
        String organizations = realm.name + "/organizations";
        realm.admin
                .post(
                        organizations,
                        Map.of("name", "here", "alias", "here", "domains", List.of(Map.of("name", "here.example"))))
                .expect(201);
        String path = organizations + "/"
                + realm.admin
                        .get(organizations)
                        .expect(200)
                        .json()
                        .get(0)
                        .path("id")
                        .asText();
        realm.admin
                .post(path + "/identity-providers", TextNode.valueOf(provider))
                .expect(204);
        return path;
    }

    private void infect(String risk) {
        assertThat(realm.tell(realm.edr(), "laptop", Map.of("risk", risk))).isEqualTo("applied");
    }
}
