// SPDX-License-Identifier: Apache-2.0
/** May this device, user and client have access now, and why. */
@NullMarked
package io.conditionalaccess.core.decision;

import org.jspecify.annotations.NullMarked;
