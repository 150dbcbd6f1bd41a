// SPDX-License-Identifier: Apache-2.0
package io.conditionalaccess.registry.session;

import java.util.Optional;

/**
 * As whom an application knows the person of a session, and from whom.
 *
 * @param issuer of the application's tokens or assertions
 * @param format of a SAML name identifier; empty: the name is a {@code sub} of OpenID Connect
 */
record KnownAs(String issuer, String name, Optional<String> format) {}
