// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.conditionalaccess.demo.client.DeviceBrowser;
import io.conditionalaccess.demo.client.Tokens;
import io.conditionalaccess.demo.client.Visit;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A login through another identity provider, which never resumes the browser flow. */
@Tag("core")
class BrokerLoginIT extends LoginWay {
    /** Has the form of our note, for a device that does not exist. */
    private static final String FORGED =
            "{\"v\":1,\"d\":\"00000000-0000-4000-8000-000000000000\",\"m\":\"client-certificate\",\"e\":0}";

    private final Broker broker = Broker.of(realm, "carol@elsewhere.example");

    @Override
    protected void prepare() {
        broker.link("alice");
    }

    @Override
    protected Visit visit(DeviceBrowser browser) {
        return Broker.login(browser);
    }

    @Test
    void aFlowAfterTheProviderComesBeforeTheGate() {
        Flows flows = new Flows(realm, "afterwards");
        flows.create();
        flows.execution("afterwards", "allow-access-authenticator", "REQUIRED");
        broker.afterwards("afterwards");
        DeviceBrowser browser = realm.browser(laptop);
        infect("medium");

        Visit.Page page = Visits.blocked(visit(browser));
        infect("none");

        assertThat(Visits.device(Visits.tokens(realm.app(laptop), browser.tryAgain(page))))
                .isEqualTo("laptop");
    }

    @Test
    void aNoteThatAProvidersMapperWritesUnderOurKeyBindsNothing() {
        broker.note("conditional-access.binding", FORGED);
        DeviceBrowser browser = realm.browser(laptop);

        Tokens tokens = Visits.tokens(realm.app(laptop), visit(browser));
        assertThat(Visits.device(tokens)).isEqualTo("laptop");

        Visit again = Broker.login(browser, Map.of("kc_idp_hint", Broker.ALIAS, "prompt", "login"));
        assertThat(Visits.device(Visits.tokens(realm.app(laptop), again))).isEqualTo("laptop");
    }
}
