// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.demo;

import io.conditionalaccess.demo.client.AdminClient;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** What the other containers of the cluster stack need in the demo realm: the application's client, and mails. */
final class ClusterSetup {
    static final URI EXAMPLE_APP = URI.create("http://localhost:3000/");
    /** Where the mails are that were caught. */
    static final URI MAILS = URI.create("http://localhost:8025/");

    private final AdminClient admin;

    ClusterSetup(AdminClient admin) {
        this.admin = admin;
    }

    /** Leaves alone what is there. */
    void ensure() {
        admin.post(
                        DemoRealm.NAME + "/clients",
                        Map.of(
                                "clientId",
                                DemoRealm.EXAMPLE,
                                "name",
                                "Example application",
                                "publicClient",
                                false,
                                "secret",
                                DemoRealm.EXAMPLE_SECRET,
                                "redirectUris",
                                List.of(EXAMPLE_APP + "callback"),
                                "attributes",
                                Map.of(
                                        "pkce.code.challenge.method", "S256",
                                        // As Keycloak's container reaches it.
                                        "backchannel.logout.url", "http://example-app:3000/backchannel-logout",
                                        "backchannel.logout.session.required", "true",
                                        "device_compliance.hold_answer", "retry-later")))
                .expect(201, 409);
        admin.put(
                        DemoRealm.NAME,
                        Map.of("smtpServer", Map.of("host", "mail", "port", "1025", "from", "keycloak@demo.example")))
                .expect(204);
    }
}
