// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.RealmRecipe;
import io.conditionalaccess.demo.http.Reply;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A policy that would lock out the administrators of its realm is not saved. */
class AntiLockoutIT {
    private final TestRealm realm = TestRealm.create();

    @Test
    void enforceIsRefusedWhereTheOnlyAdministratorHasNoDevice() {
        Caller.grant(realm, "bob", "manage-realm");

        assertThat(refusal(Map.of("holdAt", "low")))
                .contains("no administrator")
                .endsWith(": bob");

        realm.recipe.policy(Map.of("mode", "monitor", "holdAt", "low"));
        assertThat(refusal(Map.of("mode", "enforce"))).contains("bob");
        assertThat(realm.admin.get(realm.api("policy")).json().path("mode").asText())
                .isEqualTo("monitor");
    }

    @Test
    void aDeviceThatIsWellIsAWayIn() {
        Caller.grant(realm, "alice", "realm-admin");
        realm.device("laptop");

        realm.recipe.policy(Map.of("holdAt", "low"));

        realm.tell(realm.edr(), "laptop", Map.of("risk", "medium"));
        assertThat(refusal(Map.of("holdAt", "medium"))).contains("alice");
        assertThat(realm.recipe.setPolicy(Map.of("holdAt", "high")).status()).isEqualTo(204);
    }

    @Test
    void anExemptConsoleAPilotAndBreakGlassAreWaysIn() {
        Caller.grant(realm, "bob", "manage-realm");

        realm.recipe.policy(Map.of("exemptClients", "security-admin-console"));
        assertThat(refusal(Map.of("exemptClients", ""))).contains("bob");
        realm.recipe.policy(Map.of("enforceRole", "pilot"));
        new RealmSettings(realm).role("emergency", "bob");
        realm.recipe.policy(Map.of("enforceRole", "", "exemptClients", "", "breakGlassRole", "emergency"));
    }

    @Test
    void administratorsThroughGroupsCountAndOnlyTenAreNamed() {
        realm.admin.post(realm.name + "/groups", Map.of("name", "operators")).expect(201);
        String group =
                realm.recipe.only("groups", "name", "operators").path("id").asText();
        String management = realm.recipe
                .only("clients?clientId=realm-management", "clientId", "realm-management")
                .path("id")
                .asText();
        realm.admin
                .post(
                        realm.name + "/groups/" + group + "/role-mappings/clients/" + management,
                        List.of(realm.admin
                                .get(realm.name + "/clients/" + management + "/roles/manage-realm")
                                .expect(200)
                                .json()))
                .expect(204);
        realm.admin
                .post(
                        realm.name + "/partialImport",
                        Map.of(
                                "ifResourceExists",
                                "FAIL",
                                "users",
                                IntStream.range(0, 12)
                                        .mapToObj(i -> Map.of(
                                                "username",
                                                "operator-" + i,
                                                "enabled",
                                                true,
                                                "groups",
                                                List.of("/operators")))
                                        .toList()))
                .expect(200);

        assertThat(refusal(Map.of("holdAt", "low"))).contains("operator-").endsWith(" and 2 more");
    }

    @Test
    void aRealmWithoutAdministratorsOfItsOwnIsAdministeredFromElsewhere() {
        assertThat(realm.recipe.setPolicy(Map.of("holdAt", "low")).status()).isEqualTo(204);
    }

    @Test
    void anImportIsTakenAtItsWord() {
        String name = "test-" + UUID.randomUUID().toString().substring(0, 8);
        SharedServer.ADMIN
                .post(
                        "",
                        Map.of(
                                "realm",
                                name,
                                "enabled",
                                true,
                                "users",
                                List.of(Map.of(
                                        "username",
                                        "chief",
                                        "enabled",
                                        true,
                                        "clientRoles",
                                        Map.of("realm-management", List.of("realm-admin")))),
                                "components",
                                Map.of(
                                        RealmRecipe.POLICY,
                                        List.of(Map.of(
                                                "name",
                                                "device-policy",
                                                "providerId",
                                                "device-policy",
                                                "subComponents",
                                                Map.of(),
                                                "config",
                                                Map.of("mode", List.of("enforce")))))))
                .expect(201);

        var status = SharedServer.ADMIN
                .get(name + "/device-compliance/status")
                .expect(200)
                .json();
        assertThat(status.path("mode").asText()).isEqualTo("enforce");
        assertThat(status.path("confirmBy").isNull()).isTrue();
    }

    private String refusal(Map<String, String> changes) {
        Reply reply = realm.recipe.setPolicy(changes);
        assertThat(reply.status()).as(reply.body()).isEqualTo(400);
        return reply.json().path("errorMessage").asText();
    }
}
