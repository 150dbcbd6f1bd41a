// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.risk.source;

import java.util.Optional;

/** A product that is asked, because it tells nobody by itself. */
public enum PullVendor {
    MICROSOFT_DEFENDER(
            "microsoft-defender",
            Optional.of("https://api.security.microsoft.com"),
            Login.TENANT,
            "Microsoft Defender for Endpoint, asked for the risk of its machines."),
    MICROSOFT_INTUNE(
            "microsoft-intune",
            Optional.of("https://graph.microsoft.com"),
            Login.TENANT,
            "Microsoft Intune, asked for the compliance of its managed devices."),
    FLEET("fleet", Optional.empty(), Login.TOKEN, "Fleet, asked for the policies of its hosts."),
    CROWDSTRIKE(
            "crowdstrike",
            Optional.of("https://api.crowdstrike.com"),
            Login.CLIENT,
            "CrowdStrike Falcon, asked for Zero Trust Assessments and containment of its hosts."),
    SENTINELONE("sentinelone", Optional.empty(), Login.TOKEN, "SentinelOne, asked for the infections of its agents.");

    /** What it wants to see before it answers. */
    enum Login {
        /** OAuth client credentials at the login of a tenant. */
        TENANT,
        /** OAuth client credentials at the product's own address. */
        CLIENT,
        /** A token that an administrator made. */
        TOKEN
    }

    private final String id;
    private final Optional<String> endpoint;
    private final Login login;
    private final String help;

    PullVendor(String id, Optional<String> endpoint, Login login, String help) {
        this.id = id;
        this.endpoint = endpoint;
        this.login = login;
        this.help = help;
    }

    /** Provider id of its sources. */
    public String id() {
        return id;
    }

    String help() {
        return help;
    }

    /** Where it is asked unless configured; empty where each customer has an own address. */
    Optional<String> endpoint() {
        return endpoint;
    }

    /** Whether it can be asked what changed. */
    boolean tellsChanges() {
        return this == MICROSOFT_INTUNE;
    }

    boolean hasTenants() {
        return login == Login.TENANT;
    }

    boolean usesClientCredentials() {
        return login != Login.TOKEN;
    }
}
