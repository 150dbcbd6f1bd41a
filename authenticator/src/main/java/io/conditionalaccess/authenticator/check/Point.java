// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.check;

import java.util.Locale;

/** Where access is decided. The wire form is a metric's tag and part of each decision record. */
public enum Point {
    LOGIN,
    DIRECT_GRANT,
    CODE_EXCHANGE,
    /** Every other grant that belongs to a user. */
    TOKEN,
    /** The session of the browser that approved a device authorization: another device than the one that asks. */
    APPROVAL,
    REFRESH,
    INTROSPECTION,
    USERINFO,
    /** Account REST. */
    ACCOUNT,
    /** Admin REST, ours too. */
    ADMIN,
    /** What the identity brokering API does for a person: tokens of identity providers, links to them. */
    BROKER,
    /** Whatever else in a realm takes a person's token. */
    RESOURCE,
    /** An administrator becomes somebody else. */
    IMPERSONATION,
    /** A SAML assertion that its application fetches after the login. */
    SAML_ARTIFACT;

    private final String wire = name().toLowerCase(Locale.ROOT).replace('_', '-');

    public String wire() {
        return wire;
    }

    /** Whether the caller is the person's own client, whose evidence says something about the device. */
    boolean comparesEvidence() {
        return this != APPROVAL && this != INTROSPECTION && this != USERINFO && this != SAML_ARTIFACT;
    }
}
