// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.client.Tokens;
import java.util.Map;

/** A session on a laptop, before and after a key of the policy is changed. */
abstract class KeysOfThePolicy {
    final TestRealm realm;
    final Tokens tokens;

    KeysOfThePolicy() {
        realm = TestRealm.create().device("laptop").device("phone");
        tokens = realm.login("laptop");
    }

    void policy(String key, String value) {
        realm.recipe.policy(Map.of(key, value));
    }

    void tell(String risk) {
        assertThat(realm.tell(realm.edr(), "laptop", Map.of("risk", risk))).isEqualTo("applied");
    }

    void assertRefused() {
        assertThat(realm.refresh("laptop", tokens)).as("refresh").isEqualTo(400);
    }

    void assertGranted() {
        assertThat(realm.refresh("laptop", tokens)).as("refresh").isEqualTo(200);
    }
}
