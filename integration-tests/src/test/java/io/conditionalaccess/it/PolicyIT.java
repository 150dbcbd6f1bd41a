// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.client.Visit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** For whom a policy is enforced, and how; each edit counts from the next decision. */
@Tag("core")
class PolicyIT extends KeysOfThePolicy {

    @Test
    void modeDecidesWhetherAnybodyIsAffected() {
        tell("medium");
        assertRefused();

        policy("mode", "monitor");
        assertGranted();

        policy("mode", "enforce");
        assertRefused();
    }

    @Test
    void monitorAffectsNobody() {
        policy("mode", "monitor");
        tell("high");
        realm.admin
                .post(realm.ofDevice("laptop", "/quarantine"), Map.of("reason", "test"))
                .expect(200);

        assertGranted();
        assertThat(realm.api().introspect(tokens.access()).json().path("active").asBoolean())
                .isTrue();
        assertThat(realm.app(realm.from("laptop")).userinfo(tokens.access()).status())
                .isEqualTo(200);
        assertThat(realm.visit(realm.from("laptop"))).isInstanceOf(Visit.Code.class);
        assertThat(realm.visit(realm.fromNowhere())).as("an unknown device").isInstanceOf(Visit.Code.class);
        assertThat(realm.app(realm.fromNowhere())
                        .password("alice", "alice", "openid")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void whatWasRevokedWhileTheRealmMonitoredIsNotDeadUnderEnforce() {
        policy("mode", "monitor");
        tell("high");
        tell("none");

        policy("mode", "enforce");

        assertGranted();
    }

    @Test
    void anEditOfThePolicyEndsNoSessionForGood() {
        tell("medium");

        policy("revokeAt", "medium");
        assertRefused();

        tell("none");
        assertGranted();
    }

    @Test
    void exemptClientsAreNeverAsked() {
        tell("medium");

        policy("exemptClients", "other, app");
        assertGranted();
        assertThat(realm.visit(realm.fromNowhere())).isInstanceOf(Visit.Code.class);

        policy("exemptClients", "other");
        assertRefused();
    }

    @Test
    void breakGlassRoleLetsPassUnlessTheDeviceIsQuarantined() {
        tell("medium");
        new RealmSettings(realm).role("emergency", "bob");
        policy("breakGlassRole", "emergency");
        assertRefused();

        give("emergency");
        assertGranted();

        realm.admin
                .post(realm.ofDevice("laptop", "/quarantine"), Map.of("reason", "stolen"))
                .expect(200);
        assertRefused();
    }

    @Test
    void enforceRoleMakesAPilotOfItsUsers() {
        tell("medium");
        policy("enforceRole", "pilot");
        assertGranted();

        give("pilot");
        assertRefused();
    }

    @Test
    void enforceClientsMakesAPilotOfThese() {
        tell("medium");

        policy("enforceClients", "other");
        assertGranted();

        policy("enforceClients", "other,app");
        assertRefused();
    }

    @Test
    void supportUrlIsOnTheBlockedPage() {
        policy("supportUrl", "https://help.example/devices");
        tell("medium");

        assertThat(realm.visit(realm.from("laptop")))
                .isInstanceOfSatisfying(
                        Visit.Page.class,
                        page -> assertThat(page.reply().body()).contains("https://help.example/devices"));
    }

    /** Gives alice a realm role, which is made if there is none. */
    private void give(String role) {
        realm.admin.post(realm.name + "/roles", Map.of("name", role)).expect(201, 409);
        String alice = realm.recipe
                .only("users?exact=true&username=alice", "username", "alice")
                .path("id")
                .asText();
        realm.admin
                .post(
                        realm.name + "/users/" + alice + "/role-mappings/realm",
                        List.of(realm.admin
                                .get(realm.name + "/roles/" + role)
                                .expect(200)
                                .json()))
                .expect(204);
    }
}
