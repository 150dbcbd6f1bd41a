// SPDX-License-Identifier: Apache-2.0
/** Puts the servers of tests into containers of Keycloak's own image. */
@NullMarked
package io.conditionalaccess.containers.server;

import org.jspecify.annotations.NullMarked;
