// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.client.DeviceBrowser;
import io.conditionalaccess.demo.http.Http;
import java.net.URI;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What somebody may try with the addresses of the detour who has a password, and no device that is well. */
class CertificateDetourAbuseIT {
    private final TestRealm realm = TestRealm.create().device("laptop");
    private final URI login = SharedServer.http().resolve("/realms/" + realm.name);
    private final Http laptop = realm.from("laptop");
    private final Http nowhere = realm.fromNowhere();
    private final DeviceBrowser sender = new DeviceBrowser(nowhere, login);

    CertificateDetourAbuseIT() {
        realm.recipe.policy(Map.of("certificateHost", SharedServer.https().getAuthority()));
    }

    @Test
    void whatAHealthyBrowserShowsDoesNotHelpWhoeverSentItThere() {
        Detour detour = Detour.begun(sender);
        URI back = detour.seenFrom(laptop);

        assertThat(status(new DeviceBrowser(laptop, login), back))
                .as("it has not begun this")
                .isEqualTo(400);
        assertThat(status(sender, back)).as("used up by whom it was not for").isEqualTo(400);

        Visits.blocked(sender.visit(detour.gate()));
    }

    @Test
    void theCodeOfAnotherLoginIsOfNoUse() {
        Detour own = Detour.begun(sender);
        URI ownBack = own.seenFrom(nowhere);
        DeviceBrowser other = new DeviceBrowser(laptop, login);
        URI othersBack = Detour.begun(other).seenFrom(laptop);

        URI mixed = URI.create(ownBack.toString().replaceAll("device_code=.*", "")
                + othersBack.getQuery().replaceAll(".*(device_code=)", "$1"));

        assertThat(mixed.getQuery()).contains("device_code=");
        assertThat(status(sender, mixed)).isEqualTo(400);
        assertThat(status(sender, othersBack)).isEqualTo(400);
        assertThat(status(other, othersBack)).isEqualTo(400);
    }

    @Test
    void aCodeIsGoodOnce() {
        DeviceBrowser browser = new DeviceBrowser(laptop, login);
        Detour detour = Detour.begun(browser);
        URI back = detour.seenFrom(laptop);

        assertThat(status(browser, back)).isEqualTo(302);
        assertThat(status(browser, back)).isEqualTo(400);

        Visits.code(browser.visit(detour.gate()));
    }

    @Test
    void onlyALoginThatBeganTheDetourTakesItsCode() {
        DeviceBrowser browser = new DeviceBrowser(laptop, login);
        Detour detour = Detour.begun(browser);
        URI back = detour.seenFrom(laptop);

        assertThat(status(browser, URI.create(back.toString().replaceAll("tab_id=[^&]*", "tab_id=other"))))
                .isEqualTo(400);
        assertThat(status(browser, back)).isEqualTo(400);

        Visits.code(browser.visit(detour.gate()));
    }

    @Test
    void aForgedTicketIsNone() {
        URI address = Detour.begun(sender).address();
        String[] parts = address.getQuery().split("[=.]", -1);
        TestRealm other = TestRealm.create();

        assertThat(laptop.get(ticket(realm, parts[1] + "." + parts[2] + "." + "A".repeat(86)))
                        .status())
                .isEqualTo(400);
        assertThat(laptop.get(ticket(realm, parts[1] + "." + parts[2] + ".")).status())
                .isEqualTo(400);
        assertThat(laptop.get(ticket(realm, "none")).status()).isEqualTo(400);
        assertThat(laptop.get(realm.uri().resolve("/realms/" + realm.name + "/device-certificate"))
                        .status())
                .isEqualTo(400);
        assertThat(laptop.get(ticket(other, address.getQuery().substring("ticket=".length())))
                        .status())
                .as("of another realm")
                .isEqualTo(400);
        assertThat(laptop.get(address).status()).isEqualTo(302);
    }

    private static URI ticket(TestRealm realm, String text) {
        return realm.uri().resolve("/realms/" + realm.name + "/device-certificate?ticket=" + text);
    }

    private static int status(DeviceBrowser browser, URI address) {
        return browser.send(address, Function.identity()).status();
    }
}
