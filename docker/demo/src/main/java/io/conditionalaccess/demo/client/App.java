// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.demo.client;

/** An application as its browser users see it: client id, where its logins come back to, and what it asks for. */
public record App(String clientId, String redirectUri, String scope) {

    /** An application that asks for {@code openid}. */
    public App(String clientId, String redirectUri) {
        this(clientId, redirectUri, "openid");
    }
}
