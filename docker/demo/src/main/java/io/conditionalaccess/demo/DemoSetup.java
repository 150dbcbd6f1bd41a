// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.demo;

import io.conditionalaccess.demo.client.AdminClient;
import java.util.Map;

/** Makes the demo realm over REST, as an administrator would; it gets its name last, when all of it is in place. */
final class DemoSetup {
    private static final String UNFINISHED = "demo-preparing";
    private final AdminClient admin;
    private final String authorityPem;

    DemoSetup(AdminClient admin, String authorityPem) {
        this.admin = admin;
        this.authorityPem = authorityPem;
    }

    /** Does nothing if the realm is there; what an interrupted run left half-made is made anew. */
    void ensureRealm() {
        if (admin.get(DemoRealm.NAME).expect(200, 404).status() == 200) {
            return;
        }
        admin.delete(UNFINISHED).expect(204, 404);
        new RealmRecipe(admin, UNFINISHED)
                .create()
                .setUp()
                .deviceScope()
                .policy(Map.of(
                        "mode", "enforce",
                        "confirmEnforceWithin", "PT0S",
                        "unknownDevice", "deny",
                        "unboundSession", "deny",
                        "identityMethods", "client-certificate",
                        "certificateIssuers", authorityPem,
                        "certificateMapping", "subject.CN->id"))
                .hmacSource(DemoRealm.EDR, DemoRealm.EDR_SECRET)
                .hmacSource(DemoRealm.MDM, DemoRealm.MDM_SECRET)
                .device(DemoRealm.ALICE_LAPTOP, "Alice's laptop", "windows", "alice")
                .device(DemoRealm.ALICE_PHONE, "Alice's phone", "android", "alice")
                .device(DemoRealm.BOB_LAPTOP, "Bob's laptop", "linux", "bob");
        admin.put(UNFINISHED, Map.of("realm", DemoRealm.NAME)).expect(204);
    }
}
