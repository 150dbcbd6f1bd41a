// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.client.DeviceBrowser;
import io.conditionalaccess.demo.client.Visit;
import java.util.Map;

/** The page that asks for a new password, and whether one was accepted. */
final class PasswordPages {
    private PasswordPages() {}

    static Visit.Page asked(Visit visit) {
        assertThat(visit).isInstanceOf(Visit.Page.class);
        Visit.Page page = (Visit.Page) visit;
        assertThat(page.reply().body()).as(page.text()).contains("password-new");
        return page;
    }

    /** Answers it if it is what the visit led to. */
    static Visit answer(DeviceBrowser browser, Visit visit, String password) {
        return visit instanceof Visit.Page page && page.reply().body().contains("password-new")
                ? browser.submit(page, Map.of("password-new", password, "password-confirm", password))
                : visit;
    }

    /** Tried where the device has no say. */
    static boolean isPassword(TestRealm realm, String password) {
        realm.recipe.policy(Map.of("mode", "monitor"));
        int status = realm.app(realm.fromNowhere())
                .password("alice", password, "openid")
                .status();
        // Some tests put the gate out of its place, which a switch to enforce would refuse.
        realm.recipe.policy(Map.of("mode", "enforce", "acknowledgedGaps", "login, login-first"));
        return status == 200;
    }
}
