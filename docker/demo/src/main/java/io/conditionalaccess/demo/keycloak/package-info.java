// SPDX-License-Identifier: Apache-2.0
/** Unpacks, starts, watches and ends real Keycloak servers. */
@NullMarked
package io.conditionalaccess.demo.keycloak;

import org.jspecify.annotations.NullMarked;
