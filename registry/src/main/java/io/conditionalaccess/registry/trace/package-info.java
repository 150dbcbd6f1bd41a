// SPDX-License-Identifier: Apache-2.0
/** What we do, as spans in Keycloak's own traces. */
@NullMarked
package io.conditionalaccess.registry.trace;

import org.jspecify.annotations.NullMarked;
