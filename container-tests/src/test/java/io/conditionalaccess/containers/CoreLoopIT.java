// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.containers;

import static org.assertj.core.api.Assertions.assertThat;

import dasniko.testcontainers.keycloak.KeycloakContainer;
import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.client.DeviceBrowser;
import io.conditionalaccess.demo.client.Tokens;
import io.conditionalaccess.demo.client.Visit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The jar in one container: login, hold, refused refresh, restore; and revocation. */
class CoreLoopIT {
    private static final KeycloakContainer SERVER = Containers.keycloak();

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @Test
    void aHeldDeviceIsRefusedAndGoesOnOnceItIsWell() {
        ContainerRealm realm = ContainerRealm.create(SERVER);
        DeviceBrowser browser = realm.browser();
        Tokens tokens = tokens(realm, browser.login(DemoRealm.APP, "alice", "alice"));
        assertThat(realm.refresh(tokens)).isEqualTo(200);

        realm.risk("medium");

        assertThat(realm.refresh(tokens)).isEqualTo(400);
        assertThat(browser.open(DemoRealm.APP)).isInstanceOfSatisfying(Visit.Page.class, page -> {
            assertThat(page.status()).isEqualTo(403);
            assertThat(page.reference()).isPresent();
        });

        realm.risk("none");

        assertThat(realm.refresh(tokens)).as("the very same token").isEqualTo(200);
        assertThat(browser.open(DemoRealm.APP)).as("no password").isInstanceOf(Visit.Code.class);
    }

    @Test
    void aRevokedSessionStaysDead() {
        ContainerRealm realm = ContainerRealm.create(SERVER);
        Tokens tokens = realm.directLogin();

        realm.risk("high");
        assertThat(realm.refresh(tokens)).isEqualTo(400);
        realm.risk("none");

        assertThat(realm.refresh(tokens)).isEqualTo(400);
        assertThat(realm.refresh(realm.directLogin())).isEqualTo(200);
    }

    private static Tokens tokens(ContainerRealm realm, Visit visit) {
        assertThat(visit).isInstanceOf(Visit.Code.class);
        return Tokens.in(realm.app().exchange((Visit.Code) visit));
    }
}
