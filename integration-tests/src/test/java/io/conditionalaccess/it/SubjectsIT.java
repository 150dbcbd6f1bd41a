// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.client.TokenClient;
import io.conditionalaccess.demo.client.Tokens;
import io.conditionalaccess.demo.http.Http;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whom the policy is enforced for: break-glass, exempt clients, the pilot. */
@Tag("core")
class SubjectsIT {
    private final TestRealm realm = TestRealm.create().device("laptop");
    private final RealmSettings settings = new RealmSettings(realm);
    private final Http laptop = realm.from("laptop");
    private final TokenClient app = realm.app(laptop);

    @Test
    void breakGlassOpensAHeldDeviceForThoseWhoHaveTheRole() {
        settings.role("emergency", "alice");
        realm.recipe.policy(Map.of("breakGlassRole", "emergency"));
        infect("medium");

        Visits.code(realm.browser(laptop).login(DemoRealm.APP, "alice", "alice"));
        Visits.blocked(realm.browser(laptop).login(DemoRealm.APP, "bob", "bob"));
    }

    @Test
    void breakGlassNeedsNoDeviceAndItsSessionsOutliveARevocation() {
        settings.role("emergency", "alice");
        realm.recipe.policy(Map.of("breakGlassRole", "emergency"));
        Tokens tokens = Tokens.in(app.password("alice", "alice", "openid"));
        Tokens bobs = Tokens.in(app.password("bob", "bob", "openid"));

        infect("high");

        Eventually.holds("bob's session is gone", () -> settings.sessions("bob") == 0);
        app.refresh(bobs.refresh()).expect(400);
        app.refresh(tokens.refresh()).expect(200);
        Visits.code(realm.browser(realm.fromNowhere()).login(DemoRealm.APP, "alice", "alice"));
    }

    @Test
    void breakGlassDoesNotOpenAQuarantinedDevice() {
        settings.role("emergency", "alice");
        realm.recipe.policy(Map.of("breakGlassRole", "emergency"));
        Tokens tokens = Tokens.in(app.password("alice", "alice", "openid"));

        realm.admin
                .post(realm.name + "/device-compliance/devices/laptop/quarantine", Map.of("reason", "stolen"))
                .expect(200);

        app.refresh(tokens.refresh()).expect(400);
        Visits.blocked(realm.browser(laptop).login(DemoRealm.APP, "alice", "alice"));
    }

    @Test
    void breakGlassIsAnEffectiveRole() {
        settings.role("staff", "alice");
        realm.admin.post(realm.name + "/roles", Map.of("name", "emergency")).expect(201);
        realm.admin
                .post(
                        realm.name + "/roles/staff/composites",
                        List.of(realm.admin
                                .get(realm.name + "/roles/emergency")
                                .expect(200)
                                .json()))
                .expect(204);
        realm.recipe.policy(Map.of("breakGlassRole", "emergency"));
        infect("medium");

        app.password("alice", "alice", "openid").expect(200);
    }

    @Test
    void exemptClientsAreNeverRefused() {
        realm.recipe.policy(Map.of("exemptClients", "app"));
        infect("high");

        Visits.code(realm.browser(laptop).login(DemoRealm.APP, "alice", "alice"));
        Visits.code(realm.browser(realm.fromNowhere()).login(DemoRealm.APP, "alice", "alice"));
        app.password("alice", "alice", "openid").expect(200);
    }

    @Test
    void aPilotRoleSparesEverybodyElse() {
        settings.role("pilot", "alice");
        realm.recipe.policy(Map.of("enforceRole", "pilot"));
        Tokens bobs = Tokens.in(app.password("bob", "bob", "openid"));
        infect("high");

        app.password("alice", "alice", "openid").expect(400);
        app.password("bob", "bob", "openid").expect(200);
        app.refresh(bobs.refresh()).expect(200);
    }

    @Test
    void pilotClientsSpareTheOthers() {
        settings.client(Map.of(
                "clientId",
                "other",
                "publicClient",
                true,
                "directAccessGrantsEnabled",
                true,
                "standardFlowEnabled",
                false));
        TokenClient other = new TokenClient(laptop, realm.uri(), "other", Optional.empty());
        realm.recipe.policy(Map.of("enforceClients", "app"));
        infect("medium");

        app.password("alice", "alice", "openid").expect(400);
        other.password("alice", "alice", "openid").expect(200);
        assertThat(settings.sessions("alice")).isEqualTo(1);
    }

    private void infect(String risk) {
        assertThat(realm.tell(realm.edr(), "laptop", Map.of("risk", risk))).isEqualTo("applied");
    }
}
