// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.it;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.client.App;
import io.conditionalaccess.demo.client.DeviceBrowser;
import io.conditionalaccess.demo.client.Visit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A client with a flow of its own, which knows nothing of devices. */
class FlowOverrideIT extends LoginWay {
    private final Flows flows = new Flows(realm, "of the client");

    @Override
    protected void prepare() {
        flows.createForPersons();
        ObjectNode app =
                (ObjectNode) realm.admin.get(settings.pathOf("app")).expect(200).json();
        app.withObjectProperty("authenticationFlowBindingOverrides").put("browser", flows.id());
        realm.admin.put(settings.pathOf("app"), app).expect(204);
    }

    @Override
    protected Visit visit(DeviceBrowser browser) {
        return browser.login(DemoRealm.APP, "alice", "alice");
    }

    @Test
    void aChangedCopyOfTheRealmsFlowIsNoWayAroundEither() {
        Flows copy = new Flows(realm, "copied");
        copy.copyOf("browser");
        copy.useInBrowsers();
        settings.client(Map.of(
                "clientId", "other", "publicClient", true, "redirectUris", List.of(DemoRealm.APP.redirectUri())));
        infect("medium");

        Visits.blocked(realm.browser(laptop).login(new App("other", DemoRealm.APP.redirectUri()), "alice", "alice"));
    }
}
