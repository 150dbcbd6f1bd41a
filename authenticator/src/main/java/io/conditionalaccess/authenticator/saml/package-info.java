// SPDX-License-Identifier: Apache-2.0
/** What SAML needs besides the gate. */
@NullMarked
package io.conditionalaccess.authenticator.saml;

import org.jspecify.annotations.NullMarked;
