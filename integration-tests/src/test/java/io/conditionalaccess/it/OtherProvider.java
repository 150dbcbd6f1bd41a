// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.client.DeviceBrowser;
import io.conditionalaccess.demo.client.Visit;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** An identity provider of a realm: another realm of the server, where alice is called carol. */
final class OtherProvider {
    static final String ALIAS = "elsewhere";

    private static final String SECRET = "between-the-realms";
    private static final Map<String, String> CAROL = Map.of("username", "carol", "password", "carol");

    /** One for all: it is never changed but for a client per realm. */
    private static final TestRealm ELSEWHERE = TestRealm.shared();

    static {
        createUser();
    }

    private final TestRealm realm;

    private OtherProvider(TestRealm realm) {
        this.realm = realm;
    }

    /** Keeps the tokens that it gets. */
    static OtherProvider of(TestRealm realm) {
        OtherProvider provider = new OtherProvider(realm);
        provider.createClient();
        provider.register();
        return provider;
    }

    /** Links alice's account at the application's request ({@code kc_action=idp_link}) and arrives back there. */
    Visit link(DeviceBrowser browser) {
        return signIn(browser, askForLink(browser));
    }

    /** As far as the provider's login page. */
    Visit askForLink(DeviceBrowser browser) {
        Visit visit = browser.open(DemoRealm.APP, Map.of("kc_action", "idp_link:" + ALIAS));
        Visit page =
                visit instanceof Visit.Page login && login.asksForPassword() ? Visits.asAlice(browser, visit) : visit;
        return browser.submit((Visit.Page) page, Map.of());
    }

    /** Signs in as carol on the provider's login page. */
    Visit signIn(DeviceBrowser browser, Visit visit) {
        return browser.submit(Visits.loginPage(visit), CAROL);
    }

    private static void createUser() {
        ELSEWHERE
                .admin
                .post(
                        ELSEWHERE.name + "/users",
                        Map.of(
                                "username", "carol",
                                "enabled", true,
                                "firstName", "Carol",
                                "lastName", "Cole",
                                "email", "carol@elsewhere.example",
                                "emailVerified", true,
                                "credentials", List.of(Map.of("type", "password", "value", "carol"))))
                .expect(201);
    }

    private void createClient() {
        new RealmSettings(ELSEWHERE)
                .client(Map.of(
                        "clientId",
                        realm.name,
                        "secret",
                        SECRET,
                        "publicClient",
                        false,
                        "redirectUris",
                        List.of(realm.uri() + "/broker/" + ALIAS + "/endpoint")));
    }

    private void register() {
        // The server does not trust its own certificate, so what it asks itself goes over plain http.
        URI plain = SharedServer.http().resolve("/realms/" + ELSEWHERE.name + "/protocol/openid-connect/token");
        realm.admin
                .post(
                        realm.name + "/identity-provider/instances",
                        Map.of(
                                "alias",
                                ALIAS,
                                "providerId",
                                "keycloak-oidc",
                                "enabled",
                                true,
                                "storeToken",
                                true,
                                "config",
                                Map.of(
                                        "clientId",
                                        realm.name,
                                        "clientSecret",
                                        SECRET,
                                        "clientAuthMethod",
                                        "client_secret_post",
                                        "defaultScope",
                                        "openid profile email",
                                        "authorizationUrl",
                                        ELSEWHERE.uri() + "/protocol/openid-connect/auth",
                                        "tokenUrl",
                                        plain.toString(),
                                        "disableUserInfo",
                                        "true",
                                        "validateSignature",
                                        "false")))
                .expect(201);
    }
}
