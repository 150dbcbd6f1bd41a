// SPDX-License-Identifier: Apache-2.0
/** Starts a real Keycloak with the extension and the demo realm. */
@NullMarked
package io.conditionalaccess.demo;

import org.jspecify.annotations.NullMarked;
