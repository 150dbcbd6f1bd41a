// SPDX-License-Identifier: Apache-2.0
/** What somebody should look at now, and how they hear of it. */
@NullMarked
package io.conditionalaccess.registry.alert;

import org.jspecify.annotations.NullMarked;
