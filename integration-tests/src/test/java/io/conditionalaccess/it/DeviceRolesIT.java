// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.client.TokenClient;
import io.conditionalaccess.demo.client.Tokens;
import io.conditionalaccess.demo.http.Reply;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may do what with devices. */
@Tag("core")
class DeviceRolesIT {
    private static final TestRealm REALM = TestRealm.create().device("laptop").device("phone");
    private static final List<String> ROLES = List.of("view-devices", "manage-devices", "view-realm", "manage-realm");
    private static final Map<String, Tokens> BY_ROLE = new HashMap<>();

    /** A resource, and the roles that open it. */
    private record Resource(String method, String path, Optional<String> body, List<String> roles) {
        static Resource get(String path, String... roles) {
            return new Resource("GET", path, Optional.empty(), List.of(roles));
        }

        static Resource write(String method, String path, String body, String... roles) {
            return new Resource(method, path, Optional.of(body), List.of(roles));
        }

        Reply ask(Caller caller) {
            return caller.send(method, path, body.map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody));
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private static final List<Resource> RESOURCES = List.of(
            Resource.get("devices", "view-devices", "manage-devices", "manage-realm"),
            Resource.get("devices/count", "view-devices", "manage-devices", "manage-realm"),
            Resource.get("devices/laptop", "view-devices", "manage-devices", "manage-realm"),
            Resource.get("devices/laptop/findings", "view-devices", "manage-devices", "manage-realm"),
            Resource.get("decisions/0000000000", "view-devices", "manage-devices", "manage-realm"),
            Resource.get("devices/laptop/timeline", "view-devices", "manage-devices", "manage-realm"),
            Resource.get("devices/laptop/timeline/count", "view-devices", "manage-devices", "manage-realm"),
            Resource.get("devices/laptop/sessions", "view-devices", "manage-devices", "manage-realm"),
            Resource.get("users/absent/devices", "view-devices", "manage-devices", "manage-realm"),
            Resource.get("users/absent/export"),
            Resource.get("decisions", "view-devices", "manage-devices", "manage-realm"),
            Resource.get("decisions/count", "view-devices", "manage-devices", "manage-realm"),
            Resource.get("impact", "view-devices", "manage-devices", "manage-realm"),
            Resource.get("coverage", "view-devices", "manage-devices", "manage-realm"),
            Resource.get("openapi.json", "view-devices", "manage-devices", "view-realm", "manage-realm"),
            Resource.write("POST", "what-if", "{}", "view-devices", "manage-devices", "manage-realm"),
            Resource.write("POST", "sources/dry-run", "{}", "manage-realm"),
            Resource.write("POST", "impact", "{}", "view-devices", "manage-devices", "manage-realm"),
            Resource.write("POST", "devices/import", "", "manage-devices", "manage-realm"),
            Resource.get("policy", "view-realm", "manage-realm"),
            Resource.get("status", "view-realm", "manage-realm"),
            Resource.write("POST", "devices", "{}", "manage-devices", "manage-realm"),
            Resource.write("PUT", "devices/laptop", "{}", "manage-devices", "manage-realm"),
            Resource.write("DELETE", "devices/absent", "", "manage-devices", "manage-realm"),
            Resource.write("POST", "devices/laptop/quarantine", "{}", "manage-devices", "manage-realm"),
            Resource.write("POST", "devices/laptop/clear", "{}", "manage-devices", "manage-realm"),
            Resource.write("POST", "policy/confirm", "", "manage-realm"),
            Resource.write("POST", "setup?dryRun=true", "", "manage-realm"),
            Resource.write("POST", "teardown?dryRun=true", "", "manage-realm"));

    @BeforeAll
    static void administrators() {
        REALM.recipe.policy(Map.of("exemptClients", "admin-cli"));
        ROLES.forEach(role -> BY_ROLE.put(role, Caller.administrator(REALM, "has-" + role, role)));
        BY_ROLE.put("none", Caller.administrator(REALM, "has-none"));
    }

    static Stream<Arguments> everyRoleAtEveryResource() {
        return RESOURCES.stream()
                .flatMap(resource ->
                        Stream.concat(ROLES.stream(), Stream.of("none")).map(role -> Arguments.of(resource, role)));
    }

    @ParameterizedTest(name = "{0} with {1}")
    @MethodSource("everyRoleAtEveryResource")
    void aResourceOpensToItsRolesOnly(Resource resource, String role) {
        Reply reply = resource.ask(as(role));

        if (resource.roles().contains(role)) {
            assertThat(reply.status()).isNotIn(401, 403).isLessThan(500);
        } else {
            Problems.of(reply, 403);
        }
    }

    static Stream<Resource> resources() {
        return RESOURCES.stream();
    }

    @ParameterizedTest
    @MethodSource("resources")
    void anotherRealmsAdministratorHasNoSay(Resource resource) {
        assertThat(resource.ask(OtherRealm.ADMINISTRATOR).status()).isEqualTo(403);
    }

    /** Made once, when it is first needed. */
    private static final class OtherRealm {
        static final Caller ADMINISTRATOR = Caller.with(administrator(), REALM);

        private static Tokens administrator() {
            TestRealm other = TestRealm.create();
            other.recipe.policy(Map.of("exemptClients", "admin-cli"));
            return Caller.administrator(other, "chief", "realm-admin");
        }
    }

    @Test
    void realmAdministratorsHaveTheRolesWithoutBeingGivenThem() {
        Caller chief = Caller.with(Caller.administrator(REALM, "chief", "realm-admin"), REALM);

        assertThat(chief.get("devices/laptop").status()).isEqualTo(200);
        assertThat(chief.post("devices/laptop/clear", Map.of("reason", "r")).status())
                .isEqualTo(200);
    }

    @Test
    void nobodyLiftsTheBlockOfTheDeviceThatTheirSessionIsBoundTo() {
        TestRealm realm = withAdministratorAlice();
        Caller onLaptop = Caller.with(realm.login("laptop"), realm);
        realm.tell(realm.mdm(), "laptop", Map.of("risk", "low"));

        Problems.of(onLaptop.post("devices/laptop/clear", Map.of("reason", "mine")), 403);
        Problems.of(onLaptop.post("devices/laptop/clear", Map.of("reason", "mine", "source", "mdm")), 403);
        Problems.of(onLaptop.post("devices/laptop/approve", Map.of("reason", "mine")), 403);
        Problems.of(
                onLaptop.post(
                        "devices/laptop/exempt",
                        Map.of(
                                "reason",
                                "mine",
                                "until",
                                Instant.now().plus(Duration.ofHours(1)).toString())),
                403);
        Problems.of(onLaptop.delete("devices/LAPTOP"), 403);
        Problems.of(onLaptop.put("devices/laptop", Map.of("owners", List.of("bob"))), 403);
        Problems.of(
                onLaptop.put(
                        "devices/laptop",
                        Map.of("owners", List.of("alice"), "aliases", List.of(Map.of("type", "serial", "value", "s")))),
                403);
        assertThat(realm.finding("laptop", "").path("state").asText()).isEqualTo("open");
    }

    @Test
    void anotherDevicesSessionMayLiftIt() {
        TestRealm realm = withAdministratorAlice();
        realm.login("laptop");
        realm.tell(realm.edr(), "laptop", Map.of("risk", "high"));

        Caller onPhone = Caller.with(realm.login("phone"), realm);

        assertThat(onPhone.post("devices/laptop/clear", Map.of("reason", "checked"))
                        .expect(200)
                        .json()
                        .path("access")
                        .asText())
                .isEqualTo("ok");
    }

    @Test
    void onesOwnDeviceMayBeReadRenamedAndQuarantined() {
        TestRealm realm = withAdministratorAlice();
        Caller onLaptop = Caller.with(realm.login("laptop"), realm);

        onLaptop.get("devices/laptop").expect(200);
        onLaptop.put("devices/laptop", Map.of("name", "Mine", "platform", "linux", "owners", List.of("alice")))
                .expect(200);
        assertThat(onLaptop.post("devices/laptop/quarantine", Map.of("reason", "lost"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void onesOwnDeviceIsNotTakenOutOfASourcesReach() {
        TestRealm realm = withAdministratorAlice();
        Caller onLaptop = Caller.with(realm.login("laptop"), realm);

        assertThat(onLaptop.put("devices/laptop", Map.of("owners", List.of("alice")))
                        .status())
                .as("without its platform")
                .isEqualTo(403);
        assertThat(onLaptop.put(
                                "devices/laptop",
                                Map.of("platform", "linux", "owners", List.of("alice"), "tags", List.of("lab")))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aServiceAccountIsBoundToNoDevice() {
        TestRealm realm = withAdministratorAlice();
        realm.tell(realm.edr(), "laptop", Map.of("risk", "high"));

        assertThat(Caller.with(serviceAccount(realm), realm)
                        .post("devices/laptop/clear", Map.of("reason", "playbook"))
                        .status())
                .isEqualTo(200);
    }

    private static Caller as(String role) {
        return Caller.with(Optional.ofNullable(BY_ROLE.get(role)).orElseThrow(), REALM);
    }

    private static TestRealm withAdministratorAlice() {
        TestRealm realm = TestRealm.create().device("laptop").device("phone");
        Caller.grant(realm, "alice", "manage-devices");
        return realm;
    }

    private static Tokens serviceAccount(TestRealm realm) {
        realm.admin
                .post(
                        realm.name + "/clients",
                        Map.of(
                                "clientId",
                                "playbook",
                                "secret",
                                "playbook",
                                "serviceAccountsEnabled",
                                true,
                                "standardFlowEnabled",
                                false))
                .expect(201);
        String client = realm.recipe
                .only("clients?clientId=playbook", "clientId", "playbook")
                .path("id")
                .asText();
        Caller.grantTo(
                realm,
                realm.admin
                        .get(realm.name + "/clients/" + client + "/service-account-user")
                        .expect(200)
                        .json()
                        .path("id")
                        .asText(),
                "manage-devices");
        return Tokens.in(new TokenClient(realm.fromNowhere(), realm.uri(), "playbook", Optional.of("playbook"))
                .token(Map.of("grant_type", "client_credentials")));
    }
}
