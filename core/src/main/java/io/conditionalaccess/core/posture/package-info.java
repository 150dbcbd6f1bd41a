// SPDX-License-Identifier: Apache-2.0
/** How is that device: what its sources observed, and the posture that follows. */
@NullMarked
package io.conditionalaccess.core.posture;

import org.jspecify.annotations.NullMarked;
