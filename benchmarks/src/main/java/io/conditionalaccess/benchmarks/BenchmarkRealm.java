// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.benchmarks;

import io.conditionalaccess.demo.DemoRealm;
import io.conditionalaccess.demo.RealmRecipe;
import io.conditionalaccess.demo.client.AdminClient;
import io.conditionalaccess.demo.tls.CertificateAuthority;
import java.util.List;
import java.util.Map;

/** The realm that is measured: users and clients as in the demo, and on one side devices. */
final class BenchmarkRealm {
    static final String NAME = "benchmark";

    private BenchmarkRealm() {}

    /** Without the steps that need the extension. */
    static void createStock(AdminClient admin, Map<String, String> settings) {
        new RealmRecipe(admin, NAME).create(settings);
    }

    /** With these settings, in mode enforce, with these devices of alice and a source that may clear. */
    static void create(
            AdminClient admin, CertificateAuthority authority, Map<String, String> settings, List<String> devices) {
        RealmRecipe recipe = new RealmRecipe(admin, NAME)
                .create(settings)
                .setUp()
                .deviceScopeOnRequest()
                .policy(Map.of(
                        "mode", "enforce",
                        "confirmEnforceWithin", "PT0S",
                        "unknownDevice", "deny",
                        "unboundSession", "deny",
                        "certificateIssuers", authority.self().certificatePem(),
                        "certificateMapping", "subject.CN->id"));
        addSource(admin, DemoRealm.EDR);
        devices.forEach(device -> recipe.device(device, "Device " + device, "linux", "alice"));
    }

    /** A source that signs and may clear. */
    static void addSource(AdminClient admin, String alias) {
        new RealmRecipe(admin, NAME)
                .addSource(
                        alias,
                        Map.of(
                                "enabled", "true",
                                "auth", "hmac",
                                "secret", DemoRealm.EDR_SECRET,
                                "mayClear", "true",
                                "ratePerMinute", "10000000"))
                .expect(201);
    }
}
