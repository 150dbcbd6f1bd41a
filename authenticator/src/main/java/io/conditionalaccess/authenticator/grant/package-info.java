// SPDX-License-Identifier: Apache-2.0
/** Grants that Keycloak makes tokens for without a login in front of them, checked before they do anything. */
@NullMarked
package io.conditionalaccess.authenticator.grant;

import org.jspecify.annotations.NullMarked;
