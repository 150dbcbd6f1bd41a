// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.authenticator.request;

import jakarta.ws.rs.container.ResourceInfo;

/**
 * Where Keycloak routed a request to. What is covered depends on this alone, never on how the address is written: an
 * address has many spellings.
 *
 * @param resource name of the class
 */
record Target(String resource, String method) {

    static Target of(ResourceInfo info) {
        return new Target(
                info.getResourceClass().getName(), info.getResourceMethod().getName());
    }

    boolean is(Class<?> type, String name) {
        return is(type.getName(), name);
    }

    boolean is(String type, String name) {
        return resource.equals(type) && method.equals(name);
    }

    /**
     * Endpoints of the login protocols: those that give or judge tokens ask elsewhere, and a person must always reach
     * those that log out.
     */
    boolean isOfLoginProtocol() {
        return resource.startsWith("org.keycloak.protocol.oidc.") || resource.startsWith("org.keycloak.protocol.saml.");
    }
}
