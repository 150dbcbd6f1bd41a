// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.client.Tokens;
import io.conditionalaccess.demo.http.Http;
import io.conditionalaccess.demo.http.Reply;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The admin REST API, for an administrator of the realm itself; the admin console is made of it. */
class AdminRestIT extends TokenUse {

    @Override
    protected void prepare() {
        Caller.grant(realm, "alice", "view-users", "view-realm", "view-devices", "manage-devices");
        super.prepare();
    }

    @Override
    protected Reply use(Tokens tokens, Http from) {
        return get(admin("users/count"), tokens, from);
    }

    @Test
    void ourOwnResourcesAreDecidedToo() {
        assertThat(get(admin("device-compliance/devices"), tokens(laptop), laptop)
                        .status())
                .isEqualTo(200);
        infect("medium");

        assertThat(Refusals.ofToken(get(admin("device-compliance/devices"), tokens(laptop), laptop)))
                .isEqualTo("risk");
    }

    @Test
    void theConsoleLearnsNotEvenWhoItsUserIs() {
        URI whoami = realm.uri().resolve("/admin/" + realm.name + "/console/whoami?currentRealm=" + realm.name);
        settings.clientAttribute("app", "security.admin.console", "true");
        assertThat(get(whoami, tokens(laptop), laptop).status()).isEqualTo(200);
        infect("medium");

        assertThat(Refusals.ofToken(get(whoami, tokens(laptop), laptop))).isEqualTo("risk");
    }

    /** Otherwise a mistake in one realm's policy could lock out those who have to put it right. */
    @Test
    void anAdministratorOfAnotherRealmIsSubjectToThatRealmsPolicyOnly() {
        realm.recipe.policy(Map.of("unknownDevice", "deny", "unboundSession", "deny"));
        infect("high");

        URI count = admin("users/count");
        Tokens master = new Tokens(SharedServer.adminOverHttps().token(), "");
        assertThat(get(count, master, realm.fromNowhere()).status()).isEqualTo(200);
        assertThat(get(count, master, laptop).status()).isEqualTo(200);
    }

    @Test
    void aServiceAccountIsNobodysDevice() {
        new Clients(realm).create("robot");
        Caller.grantTo(realm, new Clients(realm).serviceAccount("robot"), "view-users");
        Tokens robot = Tokens.in(realm.fromNowhere()
                .postForm(
                        URI.create(realm.uri() + "/protocol/openid-connect/token"),
                        Map.of(
                                "grant_type", "client_credentials",
                                "client_id", "robot",
                                "client_secret", Clients.SECRET)));
        infect("high");

        assertThat(get(admin("users/count"), robot, laptop).status()).isEqualTo(200);
    }

    @Test
    void theStatusPageShowsTheFilterAsActive() {
        var points = realm.admin.get(realm.api("status")).expect(200).json().path("enforcementPoints");

        assertThat(points)
                .filteredOn(point -> point.path("point").asText().equals("requests"))
                .singleElement()
                .satisfies(point -> assertThat(point.path("state").asText()).isEqualTo("active"));
    }

    private URI admin(String path) {
        return realm.uri().resolve("/admin/realms/" + realm.name + "/" + path);
    }
}
