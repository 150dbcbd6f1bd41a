// SPDX-License-Identifier: Apache-2.0
/** Checks of the bundle that need all modules. */
@NullMarked
package io.conditionalaccess.bundle;

import org.jspecify.annotations.NullMarked;
