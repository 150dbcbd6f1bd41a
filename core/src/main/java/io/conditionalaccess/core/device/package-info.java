// SPDX-License-Identifier: Apache-2.0
/** Which device is this: identifiers, how they are written and which of them can be trusted. */
@NullMarked
package io.conditionalaccess.core.device;

import org.jspecify.annotations.NullMarked;
