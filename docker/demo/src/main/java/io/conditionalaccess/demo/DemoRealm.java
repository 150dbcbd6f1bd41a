// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.demo;

import io.conditionalaccess.demo.client.App;
import java.util.List;

/** What the demo realm is made of, as documentation and scenario name it. */
public final class DemoRealm {
    public static final String NAME = "demo";
    public static final String ALICE_LAPTOP = "alice-laptop";
    public static final String ALICE_PHONE = "alice-phone";
    public static final String BOB_LAPTOP = "bob-laptop";
    public static final List<String> DEVICES = List.of(ALICE_LAPTOP, ALICE_PHONE, BOB_LAPTOP);

    /** The application; nobody has to listen at the address, the browser of the scenario stops there. */
    public static final App APP = new App("app", "http://localhost:3000/callback");

    public static final String API_CLIENT = "api";
    public static final String API_SECRET = "api-secret";
    public static final String EDR = "edr";
    public static final String EDR_SECRET = "whsec_ZGVtby1lZHItc2VjcmV0LW5vdC1mb3ItcHJvZHVjdGlvbg==";
    public static final String MDM = "mdm";
    public static final String MDM_SECRET = "whsec_ZGVtby1tZG0tc2VjcmV0LW5vdC1mb3ItcHJvZHVjdGlvbg==";

    /** The example application of the cluster stack; its secret is that of {@code docker/.env}. */
    static final String EXAMPLE = "example";

    static final String EXAMPLE_SECRET = "demo-example-app-not-for-production";

    private DemoRealm() {}
}
