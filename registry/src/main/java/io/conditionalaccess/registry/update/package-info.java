// SPDX-License-Identifier: Apache-2.0
/** What {@code kc.sh update-compatibility} has to know of this extension. */
@NullMarked
package io.conditionalaccess.registry.update;

import org.jspecify.annotations.NullMarked;
