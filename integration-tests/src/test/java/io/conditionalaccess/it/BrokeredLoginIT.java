// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.client.DeviceBrowser;
import io.conditionalaccess.demo.client.Tokens;
import io.conditionalaccess.demo.client.Visit;
import io.conditionalaccess.demo.http.Http;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A login through another identity provider, which never resumes the browser flow. */
class BrokeredLoginIT {
    private static final String SECRET = "between-the-realms";
    /** Has the form of our note, for a device that does not exist. */
    private static final String FORGED =
            "{\"v\":1,\"d\":\"00000000-0000-4000-8000-000000000000\",\"m\":\"client-certificate\",\"e\":0}";

    private static final Map<String, String> CAROL = Map.of("username", "carol", "password", "carol");

    private final TestRealm elsewhere = TestRealm.outside();
    private final TestRealm realm = TestRealm.create().device("laptop");
    private final Http laptop = realm.from("laptop");
    private final DeviceBrowser browser = realm.browser(laptop);

    @Test
    void theGateStandsInFrontOfItToo() {
        broker();
        assertThat(realm.tell(realm.edr(), "laptop", Map.of("risk", "medium"))).isEqualTo("applied");

        Visit.Page page = Visits.blocked(login());
        assertThat(realm.tell(realm.edr(), "laptop", Map.of("risk", "none"))).isEqualTo("applied");

        Tokens tokens = Visits.tokens(realm.app(laptop), browser.tryAgain(page));
        assertThat(Visits.device(tokens)).isEqualTo("laptop");
    }

    @Test
    void aNoteThatAProvidersMapperWritesUnderOurKeyBindsNothing() {
        broker();
        realm.admin
                .post(
                        realm.name + "/identity-provider/instances/elsewhere/mappers",
                        Map.of(
                                "name", "forged",
                                "identityProviderAlias", "elsewhere",
                                "identityProviderMapper", "hardcoded-user-session-attribute-idp-mapper",
                                "config",
                                        Map.of(
                                                "syncMode", "FORCE",
                                                "attribute", "conditional-access.binding",
                                                "attribute.value", FORGED)))
                .expect(201);

        Tokens tokens = Visits.tokens(realm.app(laptop), login());
        assertThat(Visits.device(tokens)).isEqualTo("laptop");

        Visit again = browser.open(DemoRealm.APP, Map.of("kc_idp_hint", "elsewhere", "prompt", "login"));
        Tokens more = Visits.tokens(realm.app(laptop), answered(again));
        assertThat(Visits.device(more)).isEqualTo("laptop");
    }

    private Visit login() {
        return answered(browser.open(DemoRealm.APP, Map.of("kc_idp_hint", "elsewhere")));
    }

    private Visit answered(Visit visit) {
        return browser.submit(Visits.loginPage(visit), CAROL);
    }

    /** The other realm has a user that this one does not know, and this one is a client of it. */
    private void broker() {
        elsewhere
                .admin
                .post(
                        elsewhere.name + "/users",
                        Map.of(
                                "username", "carol",
                                "enabled", true,
                                "firstName", "Carol",
                                "lastName", "Cole",
                                "email", "carol@elsewhere.example",
                                "emailVerified", true,
                                "credentials", List.of(Map.of("type", "password", "value", "carol"))))
                .expect(201);
        new RealmSettings(elsewhere)
                .client(Map.of(
                        "clientId",
                        "other-realm",
                        "secret",
                        SECRET,
                        "publicClient",
                        false,
                        "redirectUris",
                        List.of(realm.uri() + "/broker/elsewhere/endpoint")));
        // The server does not trust its own certificate, so what it asks itself goes over plain http.
        URI plain = SharedServer.http().resolve("/realms/" + elsewhere.name + "/protocol/openid-connect/token");
        realm.admin
                .post(
                        realm.name + "/identity-provider/instances",
                        Map.of(
                                "alias",
                                "elsewhere",
                                "providerId",
                                "keycloak-oidc",
                                "enabled",
                                true,
                                "config",
                                Map.of(
                                        "clientId", "other-realm",
                                        "clientSecret", SECRET,
                                        "clientAuthMethod", "client_secret_post",
                                        "defaultScope", "openid profile email",
                                        "authorizationUrl", elsewhere.uri() + "/protocol/openid-connect/auth",
                                        "tokenUrl", plain.toString(),
                                        "disableUserInfo", "true",
                                        "validateSignature", "false")))
                .expect(201);
    }
}
