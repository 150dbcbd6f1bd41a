// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.client.Tokens;
import io.conditionalaccess.demo.http.Http;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A browser that nobody recognises counts as the worst device of its person ({@code unknownDevice=worst-of-user}). */
class WorstOfUserIT {
    private final TestRealm realm = TestRealm.create().device("laptop").device("phone");
    private final Http nowhere = realm.fromNowhere();

    WorstOfUserIT() {
        realm.recipe.policy(Map.of("unknownDevice", "worst-of-user"));
    }

    @Test
    void isLetInWhileAllDevicesAreWellHeldWhileOneIsBadAndResumes() {
        Tokens tokens = Visits.tokens(realm.app(nowhere), realm.visit(nowhere));
        assertWorks(tokens, true);

        tell("laptop", "high");
        assertWorks(tokens, false);
        assertThat(Visits.blocked(realm.visit(nowhere)).text())
                .contains("One of your devices")
                .doesNotContain("Device laptop");

        tell("laptop", "none");
        assertWorks(tokens, true);
        Visits.code(realm.visit(nowhere));
    }

    @Test
    void aDeviceThatIsRecognisedSpeaksForItselfOnly() {
        Tokens phone = realm.login("phone");

        tell("laptop", "high");

        assertThat(realm.refresh("phone", phone)).isEqualTo(200);
        Visits.code(realm.visit(realm.from("phone")));
    }

    @Test
    void whatASignalSaysOfAnOwnerCounts() {
        realm.recipe.device("bobs", "Device bobs", "linux", "bob");
        Tokens tokens = Visits.tokens(realm.app(nowhere), realm.visit(nowhere));
        tell("bobs", "medium");
        assertWorks(tokens, true);

        realm.tell(realm.edr(), "bobs", Map.of("risk", "medium", "user", "alice"));

        assertWorks(tokens, false);
    }

    @Test
    void whoOwnsNoDeviceIsUnknown() {
        realm.app(nowhere).password("bob", "bob", "openid").expect(400);
    }

    private void assertWorks(Tokens tokens, boolean works) {
        assertThat(realm.app(nowhere).refresh(tokens.refresh()).status()).isEqualTo(works ? 200 : 400);
        assertThat(realm.api().introspect(tokens.access()).json().path("active").asBoolean())
                .isEqualTo(works);
    }

    private void tell(String device, String risk) {
        assertThat(realm.tell(realm.edr(), device, Map.of("risk", risk))).isEqualTo("applied");
    }
}
