// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.client.App;
import io.conditionalaccess.demo.client.Tokens;
import io.conditionalaccess.demo.client.Visit;
import io.conditionalaccess.demo.http.Http;
import io.conditionalaccess.demo.http.Reply;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The admin realm under a policy of its own. It concerns the console only: every other test administers by admin-cli. */
class MasterRealmIT {
    private static final TestRealm MASTER = TestRealm.existing("master");
    private static final String CONSOLE = "security-admin-console";
    private static final App CONSOLE_APP =
            new App(CONSOLE, MASTER.uri().resolve("/admin/master/console/").toString());
    private static final String DEPUTY = "deputy";
    private static final String LAPTOP = "deputy-laptop";

    @BeforeAll
    static void appointADeputy() {
        Map<String, Object> deputy = new HashMap<>(Map.of(
                "username",
                DEPUTY,
                "enabled",
                true,
                "firstName",
                "D",
                "lastName",
                "Eputy",
                "email",
                "deputy@test.example",
                "emailVerified",
                true));
        deputy.put("credentials", List.of(Map.of("type", "password", "value", DEPUTY)));
        MASTER.admin.post("master/users", deputy).expect(201);
        MASTER.admin
                .post(
                        "master/users/" + deputy() + "/role-mappings/realm",
                        List.of(MASTER.admin
                                .get("master/roles/admin")
                                .expect(200)
                                .json()))
                .expect(204);
        MASTER.recipe.setUp();
    }

    @AfterAll
    static void leaveItAsItWas() {
        MASTER.admin.post(MASTER.api("teardown")).expect(200);
        MASTER.admin.delete("master/users/" + deputy()).expect(204);
        MASTER.admin.delete("master/roles/emergency");
    }

    @BeforeEach
    void watch() {
        MASTER.recipe.policy(Map.of(
                "mode", "monitor",
                "enforceClients", CONSOLE,
                "breakGlassRole", "",
                "unknownDevice", "deny",
                "revokeAt", "never",
                "certificateIssuers", Authorities.DEVICES.self().certificatePem()));
        MASTER.admin.delete(MASTER.ofDevice(LAPTOP, ""));
    }

    @Test
    void enforceIsRefusedWhileNoAdministratorOfTheServerCouldSignIn() {
        Reply refused = MASTER.recipe.setPolicy(Map.of("mode", "enforce"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("errorMessage").asText())
                .contains("no administrator")
                .contains("admin")
                .contains(DEPUTY);
        assertThat(console(MASTER.fromNowhere())).isInstanceOf(Visit.Code.class);
    }

    @Test
    void anAdministratorComesFromTheirDeviceAndTheOtherClientIsTheWayBack() {
        MASTER.recipe.device(LAPTOP, "Deputy's laptop", "linux", DEPUTY).policy(Map.of("mode", "enforce"));
        Visits.blocked(console(MASTER.fromNowhere()));
        Http laptop = MASTER.from(LAPTOP);
        Visit in = console(laptop);
        assertThat(in).isInstanceOf(Visit.Code.class);
        Tokens tokens = Tokens.in(MASTER.client(laptop, CONSOLE).exchange((Visit.Code) in));
        assertThat(users(tokens, laptop).status()).isEqualTo(200);

        MASTER.admin
                .post(MASTER.ofDevice(LAPTOP, "/quarantine"), Map.of("reason", "test"))
                .expect(200);

        Visits.blocked(console(laptop));
        assertThat(Refusals.ofToken(users(tokens, laptop))).isNotEmpty();

        MASTER.recipe.policy(Map.of("mode", "monitor"));
        assertThat(console(laptop)).isInstanceOf(Visit.Code.class);
        assertThat(console(MASTER.fromNowhere())).isInstanceOf(Visit.Code.class);
    }

    @Test
    void theBreakGlassRoleLeadsIntoTheConsole() {
        new RealmSettings(MASTER).role("emergency", DEPUTY);

        MASTER.recipe.policy(Map.of("mode", "enforce", "breakGlassRole", "emergency"));

        assertThat(console(MASTER.fromNowhere())).isInstanceOf(Visit.Code.class);
    }

    private static Visit console(Http from) {
        return MASTER.browser(from).login(CONSOLE_APP, DEPUTY, DEPUTY);
    }

    private static Reply users(Tokens tokens, Http from) {
        URI address = MASTER.uri().resolve("/admin/realms/master/users/count");
        return from.send(Http.request(address)
                .header("Authorization", "Bearer " + tokens.access())
                .GET()
                .build());
    }

    private static String deputy() {
        return MASTER.recipe
                .only("users?exact=true&username=" + DEPUTY, "username", DEPUTY)
                .path("id")
                .asText();
    }
}
