// SPDX-License-Identifier: Apache-2.0
/** The way over another host, at which a browser is asked for a certificate that the login host does not ask for. */
@NullMarked
package io.conditionalaccess.authenticator.detour;

import org.jspecify.annotations.NullMarked;
