// SPDX-License-Identifier: Apache-2.0
/** Does in Keycloak what an event asks for. */
@NullMarked
package io.conditionalaccess.risk.ssf.act;

import org.jspecify.annotations.NullMarked;
