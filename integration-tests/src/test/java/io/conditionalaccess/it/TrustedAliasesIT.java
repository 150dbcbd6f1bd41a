// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.RealmRecipe;
import io.conditionalaccess.demo.client.SignalSender;
import io.conditionalaccess.demo.client.Visit;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A sender names devices. Whether what it says also recognises them at login is the administrator's choice. */
@Tag("core")
class TrustedAliasesIT {
    private static final TestRealm REALM = TestRealm.create();
    private static final String TRUSTED = "trusted";

    static {
        REALM.recipe.policy(Map.of("certificateMapping", "subject.CN->serial"));
        REALM.recipe
                .addSource(TRUSTED, Map.of("auth", "hmac", "secret", DemoRealm.EDR_SECRET, "trustedAliases", "serial"))
                .expect(201);
    }

    private final String laptop = new Fleet(REALM).device();
    private final String serial = "SN-" + laptop.toUpperCase(Locale.ROOT);

    @Test
    void anIdentifierFromATrustedSourceRecognisesTheDevice() {
        teach(TRUSTED);

        assertThat(login()).isInstanceOf(Visit.Code.class);
    }

    @Test
    void anIdentifierFromAnyOtherSourceDoesNot() {
        teach(DemoRealm.EDR);

        assertThat(login())
                .isInstanceOfSatisfying(
                        Visit.Page.class, page -> assertThat(page.status()).isEqualTo(403));
    }

    @Test
    void trustThatIsGivenOrWithdrawnCountsForWhatWasLearnedBefore() {
        teach(DemoRealm.EDR);

        trust(DemoRealm.EDR, "serial");
        assertThat(login()).isInstanceOf(Visit.Code.class);

        trust(DemoRealm.EDR, "");
        assertThat(login()).isInstanceOf(Visit.Page.class);
    }

    private void teach(String source) {
        Map<String, Object> signal = TestRealm.signal(laptop, Map.of("risk", "none"));
        signal.put("device", Map.of("id", laptop, "serial", serial));
        SignalSender sender = REALM.sender(source, SignalSender.hmac(DemoRealm.EDR_SECRET));
        assertThat(TestRealm.resultOf(sender.send(signal)).path("status").asText())
                .isEqualTo("applied");
    }

    private static void trust(String source, String types) {
        ObjectNode component = (ObjectNode) REALM.recipe.only("components?type=" + RealmRecipe.SOURCE, "name", source);
        component.withObjectProperty("config").putArray("trustedAliases").add(types);
        REALM.admin
                .put(REALM.name + "/components/" + component.path("id").asText(), component)
                .expect(204);
    }

    private Visit login() {
        return REALM.browser(REALM.from(serial)).login(DemoRealm.APP, "alice", "alice");
    }
}
