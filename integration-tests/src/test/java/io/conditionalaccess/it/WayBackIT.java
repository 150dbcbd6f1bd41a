// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.conditionalaccess.demo.RealmRecipe;
import io.conditionalaccess.demo.client.Visit;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The ways of docs/lockout.md that no other test goes. */
class WayBackIT {
    private final TestRealm realm = TestRealm.create().device("laptop");

    @Test
    void monitorLetsEverybodyInAtOnce() {
        assertThat(realm.visit(realm.fromNowhere())).isInstanceOf(Visit.Page.class);

        realm.recipe.policy(Map.of("mode", "monitor"));

        assertThat(realm.visit(realm.fromNowhere())).isInstanceOf(Visit.Code.class);
    }

    @Test
    void aForgottenDeviceAuthorityIsAddedAgain() {
        String strangers = Authorities.STRANGERS.self().certificatePem();
        realm.recipe.policy(Map.of("certificateIssuers", strangers));
        assertThat(realm.visit(realm.from("laptop"))).isInstanceOf(Visit.Page.class);

        realm.recipe.policy(Map.of("unknownDevice", "allow"));
        assertThat(realm.visit(realm.from("laptop"))).isInstanceOf(Visit.Code.class);

        String both = strangers + "\n" + Authorities.DEVICES.self().certificatePem();
        realm.recipe.policy(Map.of("certificateIssuers", both, "unknownDevice", "deny"));
        assertThat(realm.login("laptop").claims().path("device_id").asText()).isEqualTo("laptop");
    }

    @Test
    void setupEnablesTheGateAgain() {
        String path = realm.name + "/authentication/required-actions/device-compliance-gate";
        ObjectNode gate = (ObjectNode) realm.admin.get(path).expect(200).json();
        realm.admin.put(path, gate.put("enabled", false)).expect(204);

        realm.admin.post(realm.api("setup")).expect(200);

        assertThat(realm.visit(realm.fromNowhere())).isInstanceOf(Visit.Page.class);
        assertThat(realm.visit(realm.from("laptop"))).isInstanceOf(Visit.Code.class);
    }

    @Test
    void aDeletedPolicyRefusesNobodyAndSetupMakesAnother() {
        String policy = realm.recipe
                .only("components?type=" + RealmRecipe.POLICY, "providerId", "device-policy")
                .path("id")
                .asText();
        realm.admin.delete(realm.name + "/components/" + policy).expect(204);
        assertThat(realm.visit(realm.fromNowhere())).isInstanceOf(Visit.Code.class);

        realm.underPolicy();

        assertThat(realm.shown("laptop").path("id").asText()).isEqualTo("laptop");
        assertThat(realm.visit(realm.fromNowhere())).isInstanceOf(Visit.Page.class);
    }
}
