// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.conditionalaccess.demo.RealmRecipe;
import io.conditionalaccess.demo.client.Visit;
import io.conditionalaccess.demo.http.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How a realm begins to take part, and how it ends that. */
@Tag("core")
class SetupAndTeardownIT {

    @Test
    void setupAddsWhatARealmNeedsAndStartsInMonitor() {
        TestRealm realm = TestRealm.outside();

        assertThat(changes(realm, "setup")).isNotEmpty();

        assertThat(partsOf(realm)).containsExactly("device-policy", "device-compliance-gate", "device", "roles");
        JsonNode status = status(realm);
        assertThat(status.path("takesPart").asBoolean()).isTrue();
        assertThat(status.path("mode").asText()).isEqualTo("monitor");
    }

    @Test
    void aSecondSetupChangesNothing() {
        TestRealm realm = TestRealm.outside();
        changes(realm, "setup");

        assertThat(changes(realm, "setup")).isEmpty();
    }

    @Test
    void setupCompletesWhatIsMissing() {
        TestRealm realm = TestRealm.outside();
        changes(realm, "setup");
        realm.admin
                .delete(realm.name + "/authentication/required-actions/device-compliance-gate")
                .expect(204);

        assertThat(changes(realm, "setup").toString()).contains("device-compliance-gate");

        assertThat(partsOf(realm)).contains("device-compliance-gate");
    }

    @Test
    void aDryRunOfSetupListsTheSameAndChangesNothing() {
        TestRealm realm = TestRealm.outside();

        JsonNode listed = changes(realm, "setup?dryRun=true");

        assertThat(partsOf(realm)).isEmpty();
        assertThat(status(realm).path("takesPart").asBoolean()).isFalse();
        assertThat(changes(realm, "setup")).isEqualTo(listed);
    }

    @Test
    void aDryRunOfTeardownListsTheSameAndChangesNothing() {
        TestRealm realm = TestRealm.create();
        List<String> before = partsOf(realm);

        JsonNode listed = changes(realm, "teardown?dryRun=true");

        assertThat(partsOf(realm)).isEqualTo(before);
        assertThat(changes(realm, "teardown")).isEqualTo(listed);
    }

    @Test
    void aRealmWithoutSetupIsUntouched() {
        TestRealm realm = TestRealm.outside();

        assertThat(realm.visit(realm.fromNowhere())).isInstanceOf(Visit.Code.class);

        assertThat(partsOf(realm)).isEmpty();
        Problems.of(realm.admin.get(realm.api("policy")), 404);
    }

    @Test
    void aRealmThatIsImportedWithAPolicyIsComplete() {
        String name = "test-" + UUID.randomUUID().toString().substring(0, 8);
        SharedServer.ADMIN
                .post(
                        "",
                        Map.of(
                                "realm",
                                name,
                                "enabled",
                                true,
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
                                                Map.of("mode", List.of("enforce"), "holdAt", List.of("low")))))))
                .expect(201);
        TestRealm realm = TestRealm.existing(name);

        assertThat(partsOf(realm)).containsExactly("device-policy", "device-compliance-gate", "device", "roles");
        JsonNode policy = realm.admin.get(realm.api("policy")).expect(200).json();
        assertThat(policy.path("mode").asText()).isEqualTo("enforce");
        assertThat(policy.path("holdAt").asText()).isEqualTo("low");
        assertThat(changes(realm, "setup")).isEmpty();
    }

    @Test
    void anExportedRealmTakesPartAgainWhereItIsImported() {
        TestRealm realm = TestRealm.create();
        JsonNode exported = realm.admin
                .post(realm.name + "/partial-export?exportClients=true&exportGroupsAndRoles=true")
                .expect(200)
                .json();
        // An export holds no private keys. Keycloak makes its own, but could not import those that test realms are
        // given.
        ((ObjectNode) exported.path("components")).remove("org.keycloak.keys.KeyProvider");
        String name = realm.name + "-copy";
        String text = exported.toString().replace(realm.name, name).replaceAll("\"id\":\"[0-9a-f-]{36}\",?", "");

        realm.admin.post("", Json.read(text)).expect(201);

        TestRealm copy = TestRealm.existing(name);
        assertThat(partsOf(copy)).isEqualTo(partsOf(realm));
        assertThat(status(copy).path("mode").asText()).isEqualTo("enforce");
        assertThat(status(copy).path("sources").toString())
                .as("sources without their secrets authenticate nobody")
                .contains("\"configured\":false")
                .doesNotContain("\"configured\":true");
    }

    @Test
    void teardownRemovesAllOfIt() {
        TestRealm realm = TestRealm.create().device("laptop");
        String flow = flowWithOurStep(realm);

        assertThat(changes(realm, "teardown")).isNotEmpty();

        assertThat(partsOf(realm)).isEmpty();
        assertThat(realm.admin
                        .get(realm.name + "/components?type=" + RealmRecipe.SOURCE)
                        .expect(200)
                        .json())
                .isEmpty();
        assertThat(realm.admin
                        .get(realm.name + "/authentication/flows/" + flow + "/executions")
                        .expect(200)
                        .body())
                .doesNotContain("device-compliance");
        assertThat(status(realm).path("takesPart").asBoolean()).isFalse();
        assertThat(realm.visit(realm.fromNowhere())).isInstanceOf(Visit.Code.class);
    }

    @Test
    void aSecondTeardownChangesNothing() {
        TestRealm realm = TestRealm.create();
        changes(realm, "teardown");

        assertThat(changes(realm, "teardown")).isEmpty();
    }

    @Test
    void devicesOutliveATeardown() {
        TestRealm realm = TestRealm.create().device("laptop");
        realm.tell(realm.edr(), "laptop", Map.of("risk", "high"));
        changes(realm, "teardown");

        assertThat(realm.shown("laptop").path("access").asText()).isEqualTo("ok");

        realm.takePart();
        assertThat(realm.shown("laptop").path("access").asText()).isEqualTo("revoke");
    }

    /** A flow of the realm's own with our authenticator in it; returns its name. */
    private static String flowWithOurStep(TestRealm realm) {
        String flow = "own";
        realm.admin
                .post(realm.name + "/authentication/flows/browser/copy", Map.of("newName", flow))
                .expect(201);
        realm.admin
                .post(
                        realm.name + "/authentication/flows/" + flow + "/executions/execution",
                        Map.of("provider", "device-compliance"))
                .expect(201);
        realm.admin.put(realm.name, Map.of("browserFlow", flow)).expect(204);
        return flow;
    }

    private static JsonNode status(TestRealm realm) {
        return realm.admin.get(realm.api("status")).expect(200).json();
    }

    private static JsonNode changes(TestRealm realm, String how) {
        JsonNode answer = realm.admin.post(realm.api(how)).expect(200).json();
        assertThat(answer.path("dryRun").asBoolean()).isEqualTo(how.endsWith("dryRun=true"));
        return answer.path("changes");
    }

    /** Which of the four parts of taking part a realm has. */
    private static List<String> partsOf(TestRealm realm) {
        List<String> parts = new ArrayList<>();
        if (!realm.admin
                .get(realm.name + "/components?type=" + RealmRecipe.POLICY)
                .expect(200)
                .json()
                .isEmpty()) {
            parts.add("device-policy");
        }
        if (has(realm, "authentication/required-actions", "alias", "device-compliance-gate")) {
            parts.add("device-compliance-gate");
        }
        if (has(realm, "client-scopes", "name", "device")) {
            parts.add("device");
        }
        String management = realm.recipe
                .only("clients?clientId=realm-management", "clientId", "realm-management")
                .path("id")
                .asText();
        if (has(realm, "clients/" + management + "/roles", "name", "view-devices")
                && has(realm, "clients/" + management + "/roles", "name", "manage-devices")) {
            parts.add("roles");
        }
        return parts;
    }

    private static boolean has(TestRealm realm, String path, String key, String value) {
        JsonNode list = realm.admin.get(realm.name + "/" + path).expect(200).json();
        return StreamSupport.stream(list.spliterator(), false)
                .anyMatch(item -> item.path(key).asText().equals(value));
    }
}
