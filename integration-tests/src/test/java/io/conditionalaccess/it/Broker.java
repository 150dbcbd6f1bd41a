// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.client.DeviceBrowser;
import io.conditionalaccess.demo.client.Visit;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Another realm, where carol has an account, as identity provider of a realm, {@code elsewhere} unless named. */
final class Broker {
    static final String ALIAS = "elsewhere";
    private static final String SECRET = "between-the-realms";
    private static final Map<String, String> CAROL = Map.of("username", "carol", "password", "carol");

    private final TestRealm elsewhere = TestRealm.outside();
    private final TestRealm realm;
    private final String alias;

    private Broker(TestRealm realm, String alias) {
        this.realm = realm;
        this.alias = alias;
    }

    /** @param email of carol, which may be that of somebody else in the realm */
    static Broker of(TestRealm realm, String email) {
        return named(ALIAS, realm, email);
    }

    /** For a realm that has several. */
    static Broker named(String alias, TestRealm realm, String email) {
        Broker broker = new Broker(realm, alias);
        broker.carol(email);
        broker.connect();
        return broker;
    }

    /** Through the other realm's login page. */
    static Visit login(DeviceBrowser browser, Map<String, String> parameters) {
        Visit visit = browser.open(DemoRealm.APP, parameters);
        return visit instanceof Visit.Page page && page.asksForPassword() ? browser.submit(page, CAROL) : visit;
    }

    static Visit login(DeviceBrowser browser) {
        return login(browser, Map.of("kc_idp_hint", ALIAS));
    }

    /** Carol there is this user here. */
    void link(String user) {
        realm.admin
                .post(
                        new RealmSettings(realm).pathOfUser(user) + "/federated-identity/" + alias,
                        Map.of("userId", carolsId(), "userName", "carol"))
                .expect(204);
    }

    /** Whether an account is linked with one there. */
    boolean isLinked(String user) {
        return realm.admin
                .get(new RealmSettings(realm).pathOfUser(user) + "/federated-identity")
                .expect(200)
                .json()
                .findValuesAsText("identityProvider")
                .contains(alias);
    }

    /** A mapper that writes this session note at each login. */
    void note(String key, String value) {
        realm.admin
                .post(
                        realm.name + "/identity-provider/instances/" + alias + "/mappers",
                        Map.of(
                                "name",
                                "note",
                                "identityProviderAlias",
                                alias,
                                "identityProviderMapper",
                                "hardcoded-user-session-attribute-idp-mapper",
                                "config",
                                Map.of("syncMode", "FORCE", "attribute", key, "attribute.value", value)))
                .expect(201);
    }

    private String carolsId() {
        return elsewhere
                .recipe
                .only("users?exact=true&username=carol", "username", "carol")
                .path("id")
                .asText();
    }

    private void carol(String email) {
        elsewhere
                .admin
                .post(
                        elsewhere.name + "/users",
                        Map.of(
                                "username",
                                "carol",
                                "enabled",
                                true,
                                "firstName",
                                "Carol",
                                "lastName",
                                "Cole",
                                "email",
                                email,
                                "emailVerified",
                                true,
                                "credentials",
                                List.of(Map.of("type", "password", "value", "carol"))))
                .expect(201);
    }

    private void connect() {
        new RealmSettings(elsewhere)
                .client(Map.of(
                        "clientId",
                        "other-realm",
                        "secret",
                        SECRET,
                        "publicClient",
                        false,
                        "redirectUris",
                        List.of(realm.uri() + "/broker/" + alias + "/endpoint")));
        // The server does not trust its own certificate, so what it asks itself goes over plain http.
        URI plain = SharedServer.http().resolve("/realms/" + elsewhere.name + "/protocol/openid-connect/token");
        realm.admin
                .post(
                        realm.name + "/identity-provider/instances",
                        Map.of(
                                "alias",
                                alias,
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

    /** Lets logins through it go through a flow afterwards. */
    void afterwards(String flow) {
        String path = realm.name + "/identity-provider/instances/" + alias;
        ObjectNode provider = (ObjectNode) realm.admin.get(path).expect(200).json();
        realm.admin.put(path, provider.put("postBrokerLoginFlowAlias", flow)).expect(204);
    }
}
