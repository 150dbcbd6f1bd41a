// SPDX-License-Identifier: Apache-2.0
/** Security Event Tokens (RFC 8417) as the Shared Signals Framework uses them, read and validated without Keycloak. */
@NullMarked
package io.conditionalaccess.risk.ssf.set;

import org.jspecify.annotations.NullMarked;
