// SPDX-License-Identifier: Apache-2.0
/** Whether Keycloak really asks us everywhere, and who hears of it where it does not. */
@NullMarked
package io.conditionalaccess.registry.selfcheck;

import org.jspecify.annotations.NullMarked;
